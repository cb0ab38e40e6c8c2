namespace SecurityPortal.Core.Notifications;

/// <summary>Marks the texts around every e-mail.</summary>
public sealed class MailTexts;
