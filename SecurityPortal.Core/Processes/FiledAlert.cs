using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>A mail to somebody of the ministry about what was just filed; it leads to the case and names the applicant.</summary>
/// <param name="Key">Tells it from the case's other alerts; with the case it makes the event's key.</param>
/// <param name="Mail">Makes the mail to <paramref name="Receiver"/>; its link leads to the officer's page.</param>
/// <param name="Receiver">To whom.</param>
public sealed record FiledAlert(string Key, Func<CaseMailFacts, IMail> Mail, MailReceiver Receiver);
