using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Casework;

/// <summary>What the ministry knows around a case.</summary>
/// <param name="OtherCases">The applicant's other cases, the latest first.</param>
/// <param name="Licences">The applicant's licences, the latest first.</param>
/// <param name="LookAlikes">Other companies that this one may be mistaken for.</param>
public sealed record CaseBackground(
    IReadOnlyList<BackgroundCase> OtherCases, IReadOnlyList<BackgroundLicence> Licences, IReadOnlyList<LookAlike> LookAlikes);

/// <summary>Another case of the applicant.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="ProcessKey">Process.</param>
/// <param name="ClassName">Class asked for.</param>
/// <param name="Kind">First request, further class or renewal; null where there are no kinds.</param>
/// <param name="Status">State.</param>
/// <param name="SubmittedAt">When filed, UTC.</param>
public sealed record BackgroundCase(Guid Id, string Number, string ProcessKey, LocalName ClassName, RequestKind? Kind, CaseStatus Status, DateTime SubmittedAt);

/// <summary>A licence of the applicant.</summary>
/// <param name="Number">Number.</param>
/// <param name="ClassName">Class granted.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="State">State today.</param>
public sealed record BackgroundLicence(string Number, LocalName ClassName, DateOnly ValidFrom, DateOnly ValidTo, LicenceState State);

/// <summary>Another company with a like name or emblem.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BusinessNumber">Its business number.</param>
/// <param name="NameLikeness">Likeness of the names in per cent; null when they are unlike.</param>
/// <param name="EmblemId">The attachment of its like emblem; null when there is none.</param>
public sealed record LookAlike(string Name, string BusinessNumber, int? NameLikeness, Guid? EmblemId);
