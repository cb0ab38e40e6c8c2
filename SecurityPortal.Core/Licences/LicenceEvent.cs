namespace SecurityPortal.Core.Licences;

/// <summary>A row of a licence's history after issue.</summary>
public sealed class LicenceEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid LicenceId { get; init; }

    /// <summary>1 for the first, then counting up: the order in which things happened, whatever the clock said.</summary>
    public required int Place { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Who; null for the portal itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Name at that time.</summary>
    public required string ActorName { get; init; }

    public required LicenceAction Action { get; init; }

    /// <summary>The measure it belongs to.</summary>
    public Guid? MeasureId { get; init; }

    /// <summary>Number of the decision.</summary>
    public string? Number { get; init; }

    /// <summary>Reasons or note; for the holder only where <see cref="VisibleToHolder"/>.</summary>
    public string? Comment { get; init; }

    /// <summary>The holder sees this row.</summary>
    public bool VisibleToHolder { get; init; }
}
