namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the page <see cref="HelpPage"/>.</summary>
public sealed class HelpTexts;
