using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>To a candidate: when and where the exam is; the convocation is attached.</summary>
[Mail("ExamConvocation", typeof(ExamMailTexts))]
public sealed record ExamConvocationMail : IMail
{
    /// <summary>Kind of the attached convocation; its reference is the id of an <see cref="ExamConvocation"/>.</summary>
    public const string PaperKind = "exam-convocation";

    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Class { get; init; }

    public required DateOnly Date { get; init; }

    public required TimeOnly Time { get; init; }

    public required string Place { get; init; }

    public required MailAttachmentRef Convocation { get; init; }

    // Candidates have no account.
    string? IMail.Link => null;
}
