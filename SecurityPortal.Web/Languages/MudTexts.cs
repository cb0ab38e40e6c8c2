namespace SecurityPortal.Web.Languages;

/// <summary>Marks the resources under MudBlazor's own keys.</summary>
public sealed class MudTexts;
