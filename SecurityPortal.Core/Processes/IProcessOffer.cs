using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>Who may ask for what.</summary>
public interface IProcessOffer
{
    /// <summary>How sure it has to be who applies; the offer itself sees to it.</summary>
    AssuranceNeed Needs { get; }

    /// <summary>Whether the applicant may ask for the class on the day, and as what; or why not.</summary>
    Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct);
}

/// <summary>Which level of assurance a process needs for filing.</summary>
public enum AssuranceNeed
{
    /// <summary>A self-declared account may file: nothing of what others brought into the register is behind the request.</summary>
    SelfDeclared,

    /// <summary>A self-declared account may file the first request about a person; a confirmed identity is needed where the register knows the person through
    /// others.</summary>
    ConfirmedWhereKnown,
}

/// <summary>An offer that depends on what was filled in.</summary>
public interface IAnswersOffer
{
    /// <summary>The offer once the answers are known; asked after <see cref="IProcessOffer"/> has offered the class.</summary>
    Task<Result<ClassOffer>> OfferForAsync(OfferContext asked, string payload, CancellationToken ct);
}

/// <summary>Rules that can be told before one applies.</summary>
public interface IEligibility
{
    /// <summary>What the software checks before a request for a class may begin, each with its state of now.</summary>
    Task<IReadOnlyList<EligibilityRule>> RulesAsync(OfferContext asked, CancellationToken ct);
}

/// <summary>Who asks for what, when.</summary>
/// <param name="Db">The caller's context.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="ClassCode">Class asked for.</param>
/// <param name="Today">Local day.</param>
public sealed record OfferContext(PortalDbContext Db, Applicant Applicant, string ClassCode, DateOnly Today);
