using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To an institution: a candidate is saved; the slip is attached.</summary>
[Mail("CandidateSaved", typeof(ExamMailTexts))]
public sealed record CandidateSavedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Class { get; init; }

    public required long? AmountCents { get; init; }

    public required string? PaymentReference { get; init; }

    public required MailAttachmentRef? Slip { get; init; }

    public required string Link { get; init; }
}
