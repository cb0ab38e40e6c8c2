namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Texts of the licensing form: step titles, criteria, papers, and a label for each path of the payload.</summary>
public sealed class LicensingTexts;
