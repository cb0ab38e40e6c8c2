using System.Collections.Frozen;
using System.Globalization;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries.Demo;

/// <summary>
/// A civil registry of made-up persons, for development. Columns of persons.tsv: number, first name, last name, maiden name, parent, birth date,
/// birth place, gender, municipality, settlement.
/// </summary>
public sealed class DemoCivilRegistry(TimeProvider clock) : ICivilRegistry
{
    /// <summary>Asked about this number the registry is out of order.</summary>
    public static readonly PersonalNumber OutOfOrder = PersonalNumber.Parse("1999999995");

    /// <summary>In the registry although its check digit is wrong.</summary>
    public static readonly PersonalNumber WrongCheckDigit = PersonalNumber.Parse("1900099999");

    private static readonly FrozenDictionary<PersonalNumber, PersonSnapshot> Persons =
        DemoTable.Rows("persons.tsv").Select(Read).ToFrozenDictionary(p => p.PersonalNumber!.Value);

    /// <summary>Everybody in it, by number.</summary>
    public static IReadOnlyList<PersonSnapshot> All { get; } = [.. Persons.Values.OrderBy(p => p.PersonalNumber!.Value.Reveal(), StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<LookupOutcome<PersonSnapshot>>(
            number == OutOfOrder ? new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Unreachable)
            : Persons.TryGetValue(number, out var person) ? new LookupOutcome<PersonSnapshot>.Found(person with { ReadAt = clock.GetUtcNow().UtcDateTime })
            : new LookupOutcome<PersonSnapshot>.Unknown());
    }

    private static PersonSnapshot Read(string[] cells) => new()
    {
        PersonalNumber = PersonalNumber.Parse(cells[0]),
        FirstName = cells[1],
        LastName = cells[2],
        MaidenName = DemoTable.OrNone(cells[3]),
        ParentName = DemoTable.OrNone(cells[4]),
        BirthDate = DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        BirthPlace = DemoTable.OrNone(cells[6]),
        Gender = cells[7] == "F" ? Gender.Female : Gender.Male,
        MunicipalityCode = cells[8],
        Settlement = cells[9],
        Source = PersonSource.Registry,
        ReadAt = default,
    };
}
