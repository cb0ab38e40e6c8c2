using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>Finds persons in the register and enters them there. Runs in the caller's context; asks for no rights.</summary>
public static class PersonRegister
{
    /// <summary>The person of a key; null while the register does not know them.</summary>
    public static async Task<RegisteredPerson?> FindAsync(PortalDbContext db, PersonKey key, CancellationToken ct)
    {
        if (key.Number is { } number && await db.RegisteredPersons.SingleOrDefaultAsync(p => p.PersonalNumber == number, ct) is { } numbered)
        {
            return numbered;
        }

        return key.Passport is { } passport
            ? await db.RegisteredPersons.SingleOrDefaultAsync(p => p.PassportNumber == passport && p.Citizenship == key.Citizenship, ct)
            : null;
    }

    /// <summary>The person of an entry, entered in the register where they are new; names and numbers as of now.</summary>
    public static async Task<RegisteredPerson> EnsureAsync(PortalDbContext db, PersonEntry entry, DateTime now, CancellationToken ct)
    {
        var key = PersonKey.Of(entry);
        var person = db.RegisteredPersons.Local.FirstOrDefault(p => p.Key == key) ?? await FindAsync(db, key, ct);
        if (person is null)
        {
            person = new RegisteredPerson
            {
                PersonalNumber = key.Number, PassportNumber = key.Passport, Citizenship = key.Citizenship, FirstName = entry.FirstName!, LastName = entry.LastName!,
                BirthDate = entry.BirthDate!.Value, Gender = entry.Gender, MunicipalityCode = entry.MunicipalityCode, Settlement = entry.Settlement, CreatedAt = now,
            };
            db.RegisteredPersons.Add(person);
            AddWords(db, person);
            return person;
        }

        // A foreign citizen may get a personal number later, or another passport.
        person.PersonalNumber ??= key.Number;
        (person.PassportNumber, person.Citizenship) = key.Passport is null ? (person.PassportNumber, person.Citizenship) : (key.Passport, key.Citizenship);
        (person.MunicipalityCode, person.Settlement) = (entry.MunicipalityCode ?? person.MunicipalityCode, entry.Settlement ?? person.Settlement);
        if (person.FirstName != entry.FirstName || person.LastName != entry.LastName)
        {
            (person.FirstName, person.LastName) = (entry.FirstName!, entry.LastName!);
            await db.RegisteredPersonWords.Where(w => w.PersonId == person.Id).ExecuteDeleteAsync(ct);
            AddWords(db, person);
        }

        return person;
    }

    /// <summary>The entry of a form, filled in from the register: contact data are typed anew.</summary>
    public static PersonEntry EntryOf(RegisteredPerson person) => new()
    {
        IsForeign = person.IsForeign, PersonalNumber = person.PersonalNumber?.Reveal(), FirstName = person.FirstName, LastName = person.LastName,
        BirthDate = person.BirthDate, Gender = person.Gender, MunicipalityCode = person.MunicipalityCode, Settlement = person.Settlement,
        Citizenship = person.Citizenship, PassportNumber = person.PassportNumber,
    };

    /// <summary>Persons in whose name each of the words begins a word.</summary>
    public static IQueryable<RegisteredPerson> ByWords(PortalDbContext db, IReadOnlyList<string> words)
    {
        var persons = db.RegisteredPersons.AsNoTracking().Where(_ => words.Count > 0);
        foreach (var word in words)
        {
            var from = word.Length > 60 ? word[..60] : word;
            var to = from[..^1] + (char)(from[^1] + 1);
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for this column.
            var hits = db.RegisteredPersonWords.Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, to) < 0).Select(w => w.PersonId);
#pragma warning restore CA1309
            persons = persons.Where(p => hits.Contains(p.Id));
        }

        return persons;
    }

    private static void AddWords(PortalDbContext db, RegisteredPerson person) => db.RegisteredPersonWords.AddRange(NameFolding.Words(person.Name)
        .Select(word => new RegisteredPersonWord { PersonId = person.Id, Word = word.Length > 60 ? word[..60] : word }));
}
