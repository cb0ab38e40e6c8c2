namespace SecurityPortal.Web.Officer;

/// <summary>Marks the texts of the ministry's pages.</summary>
public sealed class OfficerTexts;
