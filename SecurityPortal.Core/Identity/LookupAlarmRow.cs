namespace SecurityPortal.Core.Identity;

/// <summary>That administrators were told of a run of look-ups.</summary>
public sealed class LookupAlarmRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Keyed hash of the network address, or <c>all</c>.</summary>
    public required string Key { get; init; }

    public required DateTime At { get; init; }

    /// <summary>How many persons had been asked about.</summary>
    public required int Numbers { get; init; }
}
