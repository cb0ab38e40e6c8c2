using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To an institution: its group has applied for the exam.</summary>
[Mail("ExamApplied", typeof(ExamMailTexts))]
public sealed record ExamAppliedMail : IMail
{
    public required string Name { get; init; }

    public required string GroupNumber { get; init; }

    public required LocalName Class { get; init; }

    public required int Candidates { get; init; }

    public required string Link { get; init; }
}
