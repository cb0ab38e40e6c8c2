namespace SecurityPortal.Web.Officer.Administration;

/// <summary>Marks the texts of the administration's pages.</summary>
public sealed class AdministrationTexts;
