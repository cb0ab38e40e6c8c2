namespace SecurityPortal.Web.Processes.ServiceLicence;

/// <summary>Marks the texts of the background-verification step.</summary>
public sealed class BackgroundTexts;
