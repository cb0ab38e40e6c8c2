namespace SecurityPortal.Core.Notifications;

/// <summary>Who receives a mail.</summary>
/// <param name="Name">Name to address.</param>
/// <param name="Email">Address.</param>
/// <param name="Language">Culture name.</param>
public sealed record MailReceiver(string Name, string Email, string Language);
