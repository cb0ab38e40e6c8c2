using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>A natural person known to the register, whoever applied for them: holder of worker licences and cards, worker of companies.</summary>
public sealed class RegisteredPerson
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Personal number, where there is one.</summary>
    public PersonalNumber? PersonalNumber { get; set; }

    /// <summary>Passport number of a foreign citizen, in capitals.</summary>
    public string? PassportNumber { get; set; }

    /// <summary>Citizenship of a foreign citizen, ISO 3166 code.</summary>
    public string? Citizenship { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public required DateOnly BirthDate { get; set; }

    /// <summary>Gender, where it was said.</summary>
    public Gender? Gender { get; set; }

    /// <summary>Municipality code; none for who lives abroad.</summary>
    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    /// <summary>When the register first heard of the person, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}";

    /// <summary>Last and first name, folded: the order of the register.</summary>
    public string SortName
    {
        get => CutSortName(NameFolding.Fold($"{LastName} {FirstName}"));
        private set => _ = value;
    }

    public bool IsForeign => Citizenship is not null;

    /// <summary>What tells the person from others.</summary>
    public PersonKey Key => new(PersonalNumber, PassportNumber, Citizenship);

    private static string CutSortName(string name) => name.Length > RegisteredPersonWord.MaxSortName ? name[..RegisteredPersonWord.MaxSortName] : name;

    /// <inheritdoc/>
    public override string ToString() => $"person {Id}";
}
