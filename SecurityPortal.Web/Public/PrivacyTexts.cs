namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the page <see cref="PrivacyPage"/>.</summary>
public sealed class PrivacyTexts;
