namespace SecurityPortal.Core.Cases;

/// <summary>A folded word of a name in a case (applicant or person), for searches by beginnings of words.</summary>
public sealed class CaseSearchWord
{
    public required Guid CaseId { get; init; }

    /// <summary>Lower case, without marks; see <see cref="People.NameFolding"/>.</summary>
    public required string Word { get; init; }
}
