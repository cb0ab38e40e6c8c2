using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>An authorised assignment in lists. The protected person's name is the company's and the ministry's, nobody else's.</summary>
/// <param name="CaseId">The case that authorised it.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Company">Name of the company.</param>
/// <param name="Protected">Name of the protected person.</param>
/// <param name="LicenceNumber">Number of the authorisation.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day.</param>
/// <param name="State">Whether it holds today.</param>
/// <param name="Naming">Operators and length of the contract; null while none were named.</param>
public sealed record ProtectionRow(
    Guid CaseId, string CaseNumber, string Company, string Protected, string LicenceNumber, DateOnly ValidFrom, DateOnly ValidTo, LicenceState State,
    NamingView? Naming)
{
    /// <inheritdoc/>
    public override string ToString() => CaseNumber;
}

/// <summary>Whom a company named, and for how long.</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">First day of the contract.</param>
/// <param name="To">Last day of the contract.</param>
/// <param name="NamedAt">When, UTC.</param>
/// <param name="NamedBy">By whom.</param>
/// <param name="Operators">The operators.</param>
public sealed record NamingView(int Number, DateOnly From, DateOnly To, DateTime NamedAt, string NamedBy, IReadOnlyList<OperatorView> Operators);

/// <param name="PersonId">Key in the register of persons.</param>
/// <param name="Name">Name.</param>
/// <param name="LicenceNumber">Number of the licence.</param>
public sealed record OperatorView(Guid PersonId, string Name, string LicenceNumber);

/// <summary>An authorised assignment with everything that was named for it.</summary>
/// <param name="Row">The assignment.</param>
/// <param name="History">The namings, the last first.</param>
/// <param name="Candidates">The operators that the company may name today; empty for whoever may not name any.</param>
/// <param name="MayName">Whether who looks may name operators now.</param>
public sealed record ProtectionFile(ProtectionRow Row, IReadOnlyList<NamingView> History, IReadOnlyList<ProtectionCandidate> Candidates, bool MayName);

/// <summary>What the police were asked and answered, for the ministry's page of the case.</summary>
/// <param name="Opinion">The opinion.</param>
/// <param name="IsLate">Answered late, or not answered although the last day has passed.</param>
public sealed record OpinionView(PoliceOpinion Opinion, bool IsLate);

/// <summary>The police and a case.</summary>
/// <param name="Opinions">What they were asked, the last first.</param>
/// <param name="MayAsk">Whether who looks may ask them now.</param>
/// <param name="MayRecord">Whether who looks may enter their answer now.</param>
/// <param name="MayAttach">Whether who looks may attach the answer's file now.</param>
public sealed record PoliceView(IReadOnlyList<OpinionView> Opinions, bool MayAsk, bool MayRecord, bool MayAttach);
