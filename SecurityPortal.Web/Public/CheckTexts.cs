namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the public check.</summary>
public sealed class CheckTexts;
