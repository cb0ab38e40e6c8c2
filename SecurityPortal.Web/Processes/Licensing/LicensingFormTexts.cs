namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>Marks the hints of the licensing form; labels stand in the form's own texts.</summary>
public sealed class LicensingFormTexts;
