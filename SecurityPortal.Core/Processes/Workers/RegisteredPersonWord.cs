using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>A folded word of a person's name, for searches by beginnings of words.</summary>
public sealed class RegisteredPersonWord
{
    /// <summary>Longer words are found by their beginning.</summary>
    public const int MaxLength = 60;

    /// <summary>Letters by which persons are put in order.</summary>
    public const int MaxSortName = 80;

    public required Guid PersonId { get; init; }

    /// <summary>Lower case, without marks; see <see cref="NameFolding"/>.</summary>
    public required string Word { get; init; }

    /// <summary>The person's, so that the words of one kind stand in the order of the register.</summary>
    public required string SortName { get; init; }

    /// <summary>The words by which a person is found, each once.</summary>
    public static IEnumerable<RegisteredPersonWord> Of(RegisteredPerson person) => NameFolding.Words(person.Name).Select(Cut).Distinct(StringComparer.Ordinal)
        .Select(word => new RegisteredPersonWord { PersonId = person.Id, Word = word, SortName = person.SortName });

    /// <summary>A word as long as it is kept.</summary>
    internal static string Cut(string word) => word.Length > MaxLength ? word[..MaxLength] : word;
}
