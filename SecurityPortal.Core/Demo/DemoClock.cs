namespace SecurityPortal.Core.Demo;

/// <summary>A clock that stands where the play of the demo cases has come to.</summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>The moment it shows.</summary>
    public DateTimeOffset Now { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
