namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the page <see cref="Home"/>.</summary>
public sealed class HomeTexts;
