namespace SecurityPortal.Web.Components.Documents;

/// <summary>Marks the texts of uploads and document lists.</summary>
public sealed class DocumentTexts;
