namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>Marks the texts of the background-verification step.</summary>
public sealed class BackgroundTexts;
