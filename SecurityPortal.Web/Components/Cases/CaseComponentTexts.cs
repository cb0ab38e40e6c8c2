namespace SecurityPortal.Web.Components.Cases;

/// <summary>Marks the texts of the components about cases.</summary>
public sealed class CaseComponentTexts;
