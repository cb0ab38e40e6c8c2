using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To a candidate and the institution: the candidate is taken out of a session, or the session is called off.</summary>
[Mail("ExamCancelled", typeof(ExamMailTexts))]
public sealed record ExamCancelledMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Candidate { get; init; }

    public required LocalName Class { get; init; }

    public required DateOnly Date { get; init; }

    public required TimeOnly Time { get; init; }

    public required string? Link { get; init; }
}
