namespace SecurityPortal.Web.Development;

/// <summary>Marks the texts of the pages that exist in Development only.</summary>
public sealed class DeveloperTexts;
