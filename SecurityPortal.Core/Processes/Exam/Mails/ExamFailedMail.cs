using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To a candidate and the institution: failed.</summary>
[Mail("ExamFailed", typeof(ExamMailTexts))]
public sealed record ExamFailedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Candidate { get; init; }

    public required LocalName Class { get; init; }

    public required int Points { get; init; }

    public required string? Link { get; init; }
}
