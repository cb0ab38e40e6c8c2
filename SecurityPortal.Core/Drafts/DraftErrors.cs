using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Drafts;

/// <summary>Another tab or a colleague saved first: nothing was overwritten.</summary>
public sealed record DraftChangedByOther : Error
{
    /// <param name="who">Display name of who saved.</param>
    /// <param name="when">When, UTC.</param>
    public DraftChangedByOther(string who, DateTime when)
        : base("draft.changed-by-other")
    {
        (Who, When) = (who, when);
        Arguments = [who, LocalTime.FormatTime(when)];
    }

    /// <summary>Display name of who saved.</summary>
    public string Who { get; }

    public DateTime When { get; }
}

/// <summary>Something entered, attached or missing keeps the draft from being finished.</summary>
/// <param name="Fields">What, step by step.</param>
public sealed record DraftIncomplete(IReadOnlyList<FieldError> Fields) : Error("draft.incomplete");

/// <summary>The returned case's last day has passed.</summary>
public sealed record CompletionOverdue : Error
{
    /// <param name="due">The last day, local.</param>
    public CompletionOverdue(DateOnly due)
        : base("case.completion-overdue") => Arguments = [LocalTime.Format(due)];
}
