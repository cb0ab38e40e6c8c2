namespace SecurityPortal.Web.Components.Appeals;

/// <summary>Texts of appeals.</summary>
public sealed class AppealTexts;
