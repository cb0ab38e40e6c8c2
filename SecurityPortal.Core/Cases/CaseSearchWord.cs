using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Cases;

/// <summary>A folded word of a name in a case (applicant or person), for searches by beginnings of words.</summary>
public sealed class CaseSearchWord
{
    /// <summary>Longer words are found by their beginning.</summary>
    public const int MaxLength = 60;

    public required Guid CaseId { get; init; }

    /// <summary>When the case was filed, UTC: the words of one kind stand in the order of the lists.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>Lower case, without marks; see <see cref="NameFolding"/>.</summary>
    public required string Word { get; init; }

    /// <summary>The words by which a case is found: those of its applicant's name and of the names in it, each once.</summary>
    public static IEnumerable<CaseSearchWord> Of(Case file, IEnumerable<string> names) => names.Append(file.ApplicantName).SelectMany(NameFolding.Words)
        .Select(Cut).Distinct(StringComparer.Ordinal)
        .Select(word => new CaseSearchWord { CaseId = file.Id, SubmittedAt = file.SubmittedAt, Word = word });

    /// <summary>A word as long as it is kept.</summary>
    internal static string Cut(string word) => word.Length > MaxLength ? word[..MaxLength] : word;
}
