namespace SecurityPortal.Core.Processes.CloseProtection.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class CloseProtectionMailTexts;
