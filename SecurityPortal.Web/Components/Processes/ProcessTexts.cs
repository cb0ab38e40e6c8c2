namespace SecurityPortal.Web.Components.Processes;

/// <summary>Marks the texts that the pages of all processes share.</summary>
public sealed class ProcessTexts;
