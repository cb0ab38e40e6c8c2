using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>The state machine knows no such move.</summary>
public sealed record ActionNotAllowed(CaseStatus Status, CaseAction Action) : Error("case.action-not-allowed");

/// <summary>Somebody else changed the case since it was read: who and when, so that the other may look again.</summary>
public sealed record CaseChangedByOther : Error
{
    /// <param name="who">Display name of who changed it.</param>
    /// <param name="when">When, UTC.</param>
    /// <param name="status">The state it is in now.</param>
    public CaseChangedByOther(string who, DateTime when, CaseStatus status)
        : base("case.changed-by-other")
    {
        (Who, When, Status) = (who, when, status);
        Arguments = [who, LocalTime.Format(when)];
    }

    /// <summary>Display name of who changed it.</summary>
    public string Who { get; }

    public DateTime When { get; }

    /// <summary>The state it is in now.</summary>
    public CaseStatus Status { get; }
}

/// <summary>Who recommends a decision never takes it (product.md, four-eyes).</summary>
public sealed record FourEyesRequired() : Error("case.four-eyes");

/// <summary>Only the officer to whom the case is assigned works on it.</summary>
public sealed record NotAssignedToYou() : Error("case.not-assigned-to-you");

/// <summary>A case is returned with at least one comment.</summary>
public sealed record CommentRequired() : Error("case.comment-required");

/// <summary>A recommendation to refuse, a recommendation sent back and a refusal say why.</summary>
public sealed record ReasonsRequired() : Error("case.reasons-required");

/// <summary>The last day to complete is after today and within a year.</summary>
public sealed record CompletionDateInvalid() : Error("case.completion-date");

/// <summary>The text is longer than it may be.</summary>
public sealed record CaseTextTooLong : Error
{
    /// <param name="max">Characters allowed.</param>
    public CaseTextTooLong(int max)
        : base("text.too-long") => Arguments = [max];
}

/// <summary>The account named is no reviewing officer.</summary>
public sealed record NotAnOfficer() : Error("case.not-an-officer");
