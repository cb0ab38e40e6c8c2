namespace SecurityPortal.Web.Components.Appeals;

public sealed class AppealTexts;
