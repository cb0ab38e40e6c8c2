namespace SecurityPortal.Web.Components.Forms;

/// <summary>Marks the texts of the form components.</summary>
public sealed class FormTexts;
