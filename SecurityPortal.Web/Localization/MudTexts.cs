namespace SecurityPortal.Web.Localization;

/// <summary>Marks the resources under MudBlazor's own keys.</summary>
public sealed class MudTexts;
