namespace SecurityPortal.Core.Demo;

/// <summary>Companies of the demo business registry that have a part in several plays; nobody can sign in to them.</summary>
internal static class DemoCompanies
{
    /// <summary>Works in private security for a few weeks only, and trains for longer.</summary>
    public const string Established = "819012444";
}
