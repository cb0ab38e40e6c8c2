using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>A case as a page shows it to one person: what they may not see is not in it.</summary>
public sealed record CaseView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen; every command names it.</summary>
    public required Guid Version { get; init; }

    public required string Number { get; init; }

    public required string ProcessKey { get; init; }

    /// <summary>What is asked for: process and class.</summary>
    public required LocalName Subject { get; init; }

    public required LocalName ClassName { get; init; }

    /// <summary>First request, further class or renewal.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Applicant's name at filing.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Business number; null for individuals.</summary>
    public string? ApplicantNumber { get; init; }

    /// <summary>How sure it is who the applicant is; ministry only.</summary>
    public AssuranceLevel? ApplicantLevel { get; init; }

    /// <summary>State. Applicants never see <see cref="CaseStatus.Recommended"/>.</summary>
    public required CaseStatus Status { get; init; }

    public required DateTime SubmittedAt { get; init; }

    /// <summary>When the state changed, UTC.</summary>
    public required DateTime StatusChangedAt { get; init; }

    /// <summary>The version of the answers shown.</summary>
    public required int ShownVersion { get; init; }

    /// <summary>All versions, the first first.</summary>
    public required IReadOnlyList<CaseVersionRow> Versions { get; init; }

    public int LastVersion => Versions[^1].Number;

    /// <summary>Where the legal clock stands; null once decided.</summary>
    public CaseDeadline? Deadline { get; init; }

    /// <summary>Last local day to complete a returned case.</summary>
    public DateOnly? CompletionDue { get; init; }

    /// <summary>Officer who works on it; ministry only.</summary>
    public OfficerName? Officer { get; init; }

    /// <summary>What was recommended and by whom; ministry only.</summary>
    public CaseRecommendation? Recommendation { get; init; }

    public DateTime? DecidedAt { get; init; }

    /// <summary>Reasons of a refusal.</summary>
    public string? DecisionReasons { get; init; }

    /// <summary>Some registry could not be asked; ministry only.</summary>
    public bool NotVerified { get; init; }

    /// <summary>The answers of the version shown, in the language asked for.</summary>
    public required IReadOnlyList<AnswerSection> Sections { get; init; }

    /// <summary>What differs from the version before, or, for the first version of a renewal, from the request before. Empty where there is nothing
    /// before.</summary>
    public required AnswerChanges Changes { get; init; }

    /// <summary>Comments: sent ones; for the ministry also those still collected.</summary>
    public required IReadOnlyList<CaseCommentRow> Comments { get; init; }

    /// <summary>Files of the version shown.</summary>
    public required IReadOnlyList<CaseFileRow> Files { get; init; }

    /// <summary>Documents asked for and not attached.</summary>
    public required IReadOnlyList<LocalName> MissingDocuments { get; init; }

    /// <summary>Persons named; ministry only.</summary>
    public IReadOnlyList<CasePerson> Persons { get; init; } = [];

    /// <summary>Criteria of the process; ministry only, for the last version.</summary>
    public IReadOnlyList<CaseCriterion> Criteria { get; init; } = [];

    /// <summary>History, the oldest first.</summary>
    public required IReadOnlyList<CaseHistoryRow> History { get; init; }

    /// <summary>Payment slips; for applicants only with the permission to pay.</summary>
    public required IReadOnlyList<PaymentSlip> Slips { get; init; }

    public Licence? Licence { get; init; }

    public LicenceState? LicenceState { get; init; }

    /// <summary>What this person may do now.</summary>
    public required IReadOnlySet<CaseAction> Actions { get; init; }

    /// <summary>What to say where the page has none of the <see cref="Actions"/> to offer; ministry only.</summary>
    public WhyNoAction? WhyNoAction { get; init; }

    /// <summary>The person may collect comments now.</summary>
    public bool MayComment => Actions.Contains(CaseAction.Return) && ShownVersion == LastVersion;

    /// <summary>The applicant's open correction, if any.</summary>
    public Guid? CorrectionDraftId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Number;
}

/// <summary>A version of the answers.</summary>
/// <param name="Number">1 as filed, 2 after the first completion.</param>
/// <param name="SubmittedAt">When, UTC.</param>
/// <param name="SubmittedBy">Name of who filed it.</param>
public sealed record CaseVersionRow(int Number, DateTime SubmittedAt, string SubmittedBy);

/// <param name="Approve">To approve, or to refuse.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Note">Note for the supervisor.</param>
public sealed record CaseRecommendation(bool Approve, string By, DateTime At, string? Note);

/// <param name="Id">Key.</param>
/// <param name="VersionNumber">Version it speaks of.</param>
/// <param name="Step">Step; null for the case as a whole.</param>
/// <param name="Path">Answer or group; null for the whole step.</param>
/// <param name="Text">The comment.</param>
/// <param name="Author">Who wrote it; null for applicants, to whom the division speaks.</param>
/// <param name="SentAt">When sent, UTC; null while collected.</param>
public sealed record CaseCommentRow(Guid Id, int VersionNumber, string? Step, string? Path, string Text, string? Author, DateTime? SentAt);

/// <param name="Id">The attachment.</param>
/// <param name="KindCode">Kind of document.</param>
/// <param name="Name">Name of the kind; null for pictures that are answers of the form.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="ContentType">Type found by content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="AttachedAt">When attached, UTC.</param>
/// <param name="IsNew">Not in the version before.</param>
public sealed record CaseFileRow(
    Guid Id, string KindCode, LocalName? Name, string FileName, string ContentType, long Size, DateTime AttachedAt, bool IsNew);

/// <summary>A line of the history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Who; null for the portal itself, and for applicants where the ministry acted.</param>
/// <param name="Action">What.</param>
/// <param name="To">State after.</param>
/// <param name="Comment">Note or reasons, where this person may read them.</param>
public sealed record CaseHistoryRow(DateTime At, string? Who, CaseAction Action, CaseStatus To, string? Comment);
