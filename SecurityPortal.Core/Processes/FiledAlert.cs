using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Processes;

/// <summary>A mail to somebody of the ministry about what was just filed; it leads to the case and names the applicant.</summary>
/// <param name="Key">Tells it from the case's other alerts; with the case it makes the event's key.</param>
/// <param name="Template">Name of the mail.</param>
/// <param name="Receiver">To whom.</param>
public sealed record FiledAlert(string Key, string Template, MailReceiver Receiver);
