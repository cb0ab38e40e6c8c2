namespace SecurityPortal.Web.Screens;

/// <summary>Kinds of reader that services are sorted by.</summary>
public enum Audience
{
    /// <summary>Security companies and training institutions.</summary>
    Company,

    Individual,
}
