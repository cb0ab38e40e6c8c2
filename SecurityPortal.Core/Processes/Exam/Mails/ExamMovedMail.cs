using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To an institution: the session of its candidate was moved.</summary>
[Mail("ExamMoved", typeof(ExamMailTexts))]
public sealed record ExamMovedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Candidate { get; init; }

    public required LocalName Class { get; init; }

    public required DateOnly Date { get; init; }

    public required TimeOnly Time { get; init; }

    public required string Place { get; init; }

    public required string Link { get; init; }
}
