using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>What came of a search for a worker.</summary>
/// <param name="State">How it went.</param>
/// <param name="Persons">Who was found.</param>
public sealed record PersonFinding(PersonFindingState State, IReadOnlyList<FoundWorker> Persons);

/// <summary>How a search for a worker went.</summary>
public enum PersonFindingState
{
    Found,

    /// <summary>Nobody has this number: a foreign citizen can be entered by hand.</summary>
    Unknown,

    /// <summary>The civil registry cannot be asked now: the person is entered by hand.</summary>
    Unavailable,

    /// <summary>The check digit does not fit: the searcher confirms the number.</summary>
    Doubtful,
}

/// <param name="Entry">What is known, as a form takes it.</param>
/// <param name="PersonId">Key in the register; null for who is not in it yet.</param>
/// <param name="NeedsConsent">The company has to state its purpose before it sees what the person holds.</param>
public sealed record FoundWorker(PersonEntry Entry, Guid? PersonId, bool NeedsConsent)
{
    /// <inheritdoc/>
    public override string ToString() => $"worker {PersonId}";
}
