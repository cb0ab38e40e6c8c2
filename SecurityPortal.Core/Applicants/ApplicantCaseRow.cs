using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Applicants;

/// <summary>A case in its applicant's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Case number.</param>
/// <param name="ProcessKey">Process key.</param>
/// <param name="ClassName">Class asked for.</param>
/// <param name="Kind">First request, further class or renewal.</param>
/// <param name="Status">State; never <see cref="CaseStatus.Recommended"/>.</param>
/// <param name="SubmittedAt">When filed, UTC.</param>
/// <param name="StatusChangedAt">When the state changed, UTC.</param>
/// <param name="CompletionDue">Last local day to complete a returned case.</param>
/// <param name="About">Name of whom it is about, where that is not the applicant.</param>
public sealed record ApplicantCaseRow(
    Guid Id, string Number, string ProcessKey, LocalName ClassName, RequestKind Kind, CaseStatus Status, DateTime SubmittedAt, DateTime StatusChangedAt,
    DateOnly? CompletionDue, string? About = null);
