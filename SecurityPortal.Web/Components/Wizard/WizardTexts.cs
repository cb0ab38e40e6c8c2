namespace SecurityPortal.Web.Components.Wizard;

/// <summary>Marks the texts of the wizard.</summary>
public sealed class WizardTexts;
