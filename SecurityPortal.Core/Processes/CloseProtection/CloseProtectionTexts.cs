namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Marks the process's texts.</summary>
public sealed class CloseProtectionTexts;
