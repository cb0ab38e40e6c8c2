using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>A licence with all that happened to it, for the ministry and, with less, for its holder.</summary>
public sealed record LicenceFile
{
    public required LicenceView Licence { get; init; }

    /// <summary>Version for the next command.</summary>
    public required Guid Version { get; init; }

    /// <summary>Number of the case it came from.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Business number of the holder.</summary>
    public string? HolderNumber { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The one it renews.</summary>
    public LicenceLink? Previous { get; init; }

    /// <summary>The one that renews it.</summary>
    public LicenceLink? Next { get; init; }

    /// <summary>Measures, the latest first; the holder sees those that were carried out.</summary>
    public required IReadOnlyList<MeasureView> Measures { get; init; }

    /// <summary>History, the earliest first.</summary>
    public required IReadOnlyList<LicenceEventRow> History { get; init; }

    /// <summary>What the reader may propose.</summary>
    public IReadOnlyList<MeasureKind> MayPropose { get; init; } = [];

    /// <summary>The proposal that waits.</summary>
    public MeasureView? Proposal => Measures.FirstOrDefault(m => m.Status == MeasureStatus.Proposed);

    /// <summary>The measure on which the state of today rests, and whose reasons the holder reads.</summary>
    public MeasureView? InForce => Licence.State switch
    {
        LicenceState.Revoked => Measures.FirstOrDefault(m => m.Kind == MeasureKind.Revoke && m.Status is (MeasureStatus.CarriedOut or MeasureStatus.Appealed)),
        LicenceState.Suspended => Measures.FirstOrDefault(m => m.Kind == MeasureKind.Suspend && m.Status
            is (MeasureStatus.CarriedOut or MeasureStatus.Appealed)),
        _ => null,
    };
}

/// <summary>A proposal that waits for a supervisor.</summary>
/// <param name="LicenceId">The licence.</param>
/// <param name="Number">Its number.</param>
/// <param name="HolderName">Its holder.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="ProposedAt">When, UTC.</param>
public sealed record ProposalRow(Guid LicenceId, string Number, string HolderName, MeasureKind Kind, string ProposedBy, DateTime ProposedAt);
