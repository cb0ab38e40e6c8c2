namespace SecurityPortal.Core.Processes.Workers;

/// <summary>A folded word of a person's name, for searches by beginnings of words.</summary>
public sealed class RegisteredPersonWord
{
    public required Guid PersonId { get; init; }

    /// <summary>Lower case, without marks; see <see cref="People.NameFolding"/>.</summary>
    public required string Word { get; init; }
}
