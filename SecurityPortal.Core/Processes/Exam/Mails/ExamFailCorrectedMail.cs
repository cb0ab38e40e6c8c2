using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To a candidate and the institution: the result was corrected into a fail, or its points were.</summary>
[Mail("ExamFailCorrected", typeof(ExamMailTexts))]
public sealed record ExamFailCorrectedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Candidate { get; init; }

    public required LocalName Class { get; init; }

    public required int Points { get; init; }

    public required string? Link { get; init; }
}
