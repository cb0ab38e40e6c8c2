namespace SecurityPortal.Core.Register;

/// <summary>Classes of security services that rules outside their own process speak of.</summary>
public static class ServiceClasses
{
    /// <summary>Basic security: comes before every other class; suspended, it blocks whatever builds on it (processes.md, Rules settled).</summary>
    public const string Basic = "SRV-BAZ";
}
