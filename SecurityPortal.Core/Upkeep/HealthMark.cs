namespace SecurityPortal.Core.Upkeep;

/// <summary>A row that a server writes again and again, to know that the database takes what is written. Nothing else refers to it.</summary>
public sealed class HealthMark
{
    /// <summary>Name of the machine.</summary>
    public required string Server { get; init; }

    /// <summary>When it was written last, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>How often; makes each writing a change, whatever the clock says.</summary>
    public long Count { get; set; }
}
