using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Drafts;

/// <summary>A draft as its page needs it.</summary>
public sealed record DraftView
{
    public required Guid Id { get; init; }

    public required string ProcessKey { get; init; }

    public required string ClassCode { get; init; }

    /// <summary>Name of the class.</summary>
    public required LocalName ClassName { get; init; }

    /// <summary>As what it is asked for.</summary>
    public required RequestKind Kind { get; init; }

    public required string Reference { get; init; }

    public required string PayloadJson { get; init; }

    public required string Step { get; init; }

    /// <summary>Steps left with Continue.</summary>
    public required IReadOnlySet<string> DoneSteps { get; init; }

    /// <summary>Version to name when saving.</summary>
    public required Guid Version { get; init; }

    public required DateTime ChangedAt { get; init; }

    /// <summary>Whether the actor may finish it, not only prepare it.</summary>
    public required bool MaySubmit { get; init; }

    /// <summary>The returned case it corrects; null for a new request.</summary>
    public DraftCorrection? Correction { get; init; }
}

/// <summary>What is to be corrected.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Due">Last local day.</param>
/// <param name="Comments">The officer's comments of the last return.</param>
/// <param name="Action">What saving it does: completes a returned case, or corrects what is in force.</param>
public sealed record DraftCorrection(
    Guid CaseId, string CaseNumber, DateOnly? Due, IReadOnlyList<DraftComment> Comments, CaseAction Action = CaseAction.Resubmit)
{
    /// <summary>The case was returned for completion; false where the applicant adds a version to a case in force.</summary>
    public bool IsOfReturned => Action == CaseAction.Resubmit;
}

/// <summary>A comment for completion.</summary>
/// <param name="Step">Step; null for the case as a whole.</param>
/// <param name="Path">Answer; null for the whole step.</param>
/// <param name="Text">The comment.</param>
public sealed record DraftComment(string? Step, string? Path, string Text);

/// <summary>That a draft was saved.</summary>
/// <param name="Version">Its new version.</param>
/// <param name="At">When, UTC.</param>
public sealed record DraftSaved(Guid Version, DateTime At);

/// <summary>That a draft became a case, or a correction was saved.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
public sealed record DraftSubmitted(Guid CaseId, string Number);

/// <summary>A draft in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="ProcessKey">Process.</param>
/// <param name="ClassName">Class asked for.</param>
/// <param name="Kind">As what.</param>
/// <param name="Step">Step last shown.</param>
/// <param name="ChangedAt">Last save, UTC.</param>
/// <param name="CaseId">The returned case it corrects.</param>
/// <param name="About">Name of whom it is about, where that is not the applicant.</param>
public sealed record DraftRow(
    Guid Id, string ProcessKey, LocalName ClassName, RequestKind Kind, string Step, DateTime ChangedAt, Guid? CaseId, string? About = null);
