using SecurityPortal.Core.Processes.Licensing;


namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>Somebody in the lists of the background verification, as a row shows them.</summary>
/// <param name="Id">Key of the entry.</param>
/// <param name="View">The part it belongs to.</param>
/// <param name="Path">Its path within the payload.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">Role, in words.</param>
/// <param name="NumberLabel">What the number is.</param>
/// <param name="Number">Personal, passport or business number.</param>
public sealed record RegisteredEntry(Guid Id, BackgroundView View, string Path, string Name, string Role, string NumberLabel, string? Number)
{
    /// <summary>The number is shown masked: business numbers are public, others are not.</summary>
    public bool IsSecret { get; init; } = true;

    /// <summary>Neither the registry nor a passport says who it is.</summary>
    public bool IsUnverified { get; init; }

    // A record would print the number.
    /// <inheritdoc/>
    public override string ToString() => Path;
}
