using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>
/// Everything a mail can say; in texts the places are the property names in braces. There is deliberately no property for a personal number, a passport
/// number, a birth date or an officer's comment.
/// </summary>
public sealed record MailValues
{
    /// <summary>Whom the mail addresses.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where the button leads, absolute.</summary>
    public string Link { get; init; } = "";

    /// <summary>Case number.</summary>
    public string CaseNumber { get; init; } = "";

    /// <summary>What was asked for, in the receiver's language when sent.</summary>
    public LocalName? Subject { get; init; }

    /// <summary>What is granted, e.g. "Licencë"; in the receiver's language when sent.</summary>
    public LocalName? Grant { get; init; }

    /// <summary>Number of what is granted.</summary>
    public string LicenceNumber { get; init; } = "";

    /// <summary>A date the mail speaks of: last day to complete, to pay, to appeal, or of validity.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Amount in cents.</summary>
    public long? AmountCents { get; init; }

    /// <summary>Payment reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Time of an exam, local.</summary>
    public string Time { get; init; } = "";

    /// <summary>Place of an exam.</summary>
    public string Place { get; init; } = "";

    /// <summary>A number the mail speaks of: points, candidates.</summary>
    public int? Count { get; init; }

    /// <summary>Company that invites, or other party.</summary>
    public string Company { get; init; } = "";
}
