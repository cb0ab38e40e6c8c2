using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To a candidate and the institution: the candidate did not come.</summary>
[Mail("ExamMissed", typeof(ExamMailTexts))]
public sealed record ExamMissedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Candidate { get; init; }

    public required LocalName Class { get; init; }

    public required string? Link { get; init; }
}
