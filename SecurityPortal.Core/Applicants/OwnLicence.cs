using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Applicants;

/// <summary>What a holder should do about a licence.</summary>
public enum LicenceStep
{
    /// <summary>Nothing: renewal opens later.</summary>
    None,

    Renew,

    /// <summary>A request of this class is under way.</summary>
    UnderWay,

    Renewed,

    Upcoming,

    /// <summary>Suspended: read the decision, appeal.</summary>
    Suspended,

    /// <summary>Revoked: read the decision, appeal.</summary>
    Revoked,

    /// <summary>Ran out: apply anew.</summary>
    ApplyAnew,
}

/// <summary>A licence on its holder's own page.</summary>
/// <param name="File">The licence with its measures.</param>
/// <param name="Step">What to do next.</param>
/// <param name="Request">The request of this class under way.</param>
public sealed record OwnLicence(LicenceFile File, LicenceStep Step, OwnRequest? Request);

/// <summary>A request under way.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Status">Its state as the applicant may know it.</param>
public sealed record OwnRequest(Guid CaseId, string Number, CaseStatus Status);

/// <summary>What a holder has of one process.</summary>
/// <param name="ProcessKey">The process.</param>
/// <param name="Name">What the licences are.</param>
/// <param name="Route">Where to apply.</param>
/// <param name="Current">Those that count: one for each class, and what starts later.</param>
/// <param name="Past">Earlier ones, for the record.</param>
public sealed record OwnLicenceGroup(string ProcessKey, LocalName Name, string Route, IReadOnlyList<OwnLicence> Current, IReadOnlyList<OwnLicence> Past);
