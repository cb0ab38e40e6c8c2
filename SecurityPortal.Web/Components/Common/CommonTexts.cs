namespace SecurityPortal.Web.Components.Common;

/// <summary>Marks the texts of the shared components.</summary>
public sealed class CommonTexts;
