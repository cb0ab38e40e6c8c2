namespace SecurityPortal.Web.Components.Layout;

/// <summary>Whose navigation an entry belongs to.</summary>
public enum MenuReader
{
    /// <summary>Whoever acts for a company.</summary>
    Company,

    /// <summary>A natural person for themselves.</summary>
    Individual,

    /// <summary>The ministry, by role.</summary>
    Ministry,
}
