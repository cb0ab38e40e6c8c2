namespace SecurityPortal.Core.Notifications;

/// <summary>The link of an e-mail, drawn as a button and written out below it.</summary>
/// <param name="Text">What a click does.</param>
/// <param name="Address">Absolute http or https address.</param>
public sealed record MailButton(string Text, Uri Address);
