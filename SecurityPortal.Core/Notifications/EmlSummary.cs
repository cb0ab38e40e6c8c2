namespace SecurityPortal.Core.Notifications;

/// <summary>A line of the developer's list of e-mails.</summary>
/// <param name="Name">The file's name, by which it is read.</param>
/// <param name="Subject">The subject.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Date">When it was written, UTC.</param>
public sealed record EmlSummary(string Name, string Subject, string To, DateTime Date);
