namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the pages that anyone may read.</summary>
public sealed class PublicTexts;
