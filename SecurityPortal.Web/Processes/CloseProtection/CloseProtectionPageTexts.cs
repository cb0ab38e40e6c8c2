namespace SecurityPortal.Web.Processes.CloseProtection;

/// <summary>Marks the texts that only the process's pages use; labels stand in the process's own texts.</summary>
public sealed class CloseProtectionPageTexts;
