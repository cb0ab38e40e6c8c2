using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Finds persons in the register and enters them there. Runs in the caller's context; asks for no rights.</summary>
public static class PersonRegister
{
    /// <summary>The person of a key; null while the register does not know them.</summary>
    public static async Task<RegisteredPerson?> FindAsync(PortalDbContext db, PersonKey key, CancellationToken ct)
    {
        if (key.Number is { } number
            && (db.RegisteredPersons.Local.FirstOrDefault(p => p.PersonalNumber == number)
                ?? await db.RegisteredPersons.SingleOrDefaultAsync(p => p.PersonalNumber == number, ct)) is { } numbered)
        {
            return numbered;
        }

        return await BearerAsync(db, key, ct);
    }

    /// <summary>
    /// The person of an entry that nobody has looked at yet: entered where they are new, and else left as the register knows them. Errors:
    /// person.numbers-differ, person.number-of-citizen.
    /// </summary>
    public static async Task<Result<RegisteredPerson>> EnterAsync(PortalDbContext db, PersonEntry entry, DateTime now, CancellationToken ct)
    {
        var key = PersonKey.Of(entry);
        if (await ConflictAsync(db, key, ct) is { } conflict)
        {
            return conflict;
        }

        // The number of a foreign form was looked up nowhere: it is entered once an officer has seen it.
        return await FindAsync(db, key, ct) ?? Add(db, entry, key.Passport is null ? key : key with { Number = null }, now);
    }

    /// <summary>
    /// The person of an entry that the ministry has approved: entered where they are new, and else with names and numbers as of now. Errors:
    /// person.numbers-differ, person.number-of-citizen.
    /// </summary>
    public static async Task<Result<RegisteredPerson>> EnsureAsync(PortalDbContext db, PersonEntry entry, DateTime now, CancellationToken ct)
    {
        var key = PersonKey.Of(entry);
        if (await ConflictAsync(db, key, ct) is { } conflict)
        {
            return conflict;
        }

        if (await FindAsync(db, key, ct) is not { } person)
        {
            return Add(db, entry, key, now);
        }

        // A foreign citizen may get a personal number later, or another passport.
        person.PersonalNumber ??= key.Number;
        (person.PassportNumber, person.Citizenship) = key.Passport is null ? (person.PassportNumber, person.Citizenship) : (key.Passport, key.Citizenship);
        (person.BirthDate, person.Gender) = (entry.BirthDate ?? person.BirthDate, entry.Gender ?? person.Gender);
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

    /// <summary>The workers of cases that are a person: by the number, or by number and country of the passport.</summary>
    public static IQueryable<CasePerson> Named(PortalDbContext db, PersonKey key)
    {
        var (number, passport, citizenship) = (key.Number, key.Passport, key.Citizenship);
        return db.CasePersons.AsNoTracking().Where(p => p.Role == WorkerClasses.Role
            && ((number != null && p.PersonalNumber == number) || (passport != null && p.PassportNumber == passport && p.Citizenship == citizenship)));
    }

    /// <summary>Whether a licence, an employment or a consent is about the person.</summary>
    public static async Task<bool> IsReferredToAsync(PortalDbContext db, Guid personId, CancellationToken ct) =>
        await db.Licences.AnyAsync(l => l.PersonId == personId, ct) || await db.Employments.AnyAsync(e => e.PersonId == personId, ct)
        || await db.WorkerConsents.AnyAsync(c => c.PersonId == personId, ct);

    /// <summary>Persons in whose name each of the words begins a word.</summary>
    public static IQueryable<RegisteredPerson> ByWords(PortalDbContext db, IReadOnlyList<string> words)
    {
        var persons = db.RegisteredPersons.AsNoTracking().Where(_ => words.Count > 0);
        foreach (var from in words.Select(RegisteredPersonWord.Cut))
        {
            var to = LongLists.After(from);
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for this column.
            var hits = db.RegisteredPersonWords.Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, to) < 0).Select(w => w.PersonId);
#pragma warning restore CA1309
            persons = persons.Where(p => hits.Contains(p.Id));
        }

        return persons;
    }

    // Number and passport of one form must be one person's, and nobody's number becomes a foreigner's by being typed.
    private static async Task<Error?> ConflictAsync(PortalDbContext db, PersonKey key, CancellationToken ct)
    {
        if (key.Number is not { } number || key.Passport is null)
        {
            return null;
        }

        var bearer = await BearerAsync(db, key, ct);
        if (await FindAsync(db, new PersonKey(number, null, null), ct) is { } numbered)
        {
            return !numbered.IsForeign ? new Error("person.number-of-citizen") : bearer is not null && bearer.Id != numbered.Id
                ? new Error("person.numbers-differ") : null;
        }

        return bearer?.PersonalNumber is { } other && other != number ? new Error("person.numbers-differ") : null;
    }

    private static async Task<RegisteredPerson?> BearerAsync(PortalDbContext db, PersonKey key, CancellationToken ct) => key.Passport is not { } passport
        ? null
        : db.RegisteredPersons.Local.FirstOrDefault(p => p.PassportNumber == passport && p.Citizenship == key.Citizenship)
            ?? await db.RegisteredPersons.SingleOrDefaultAsync(p => p.PassportNumber == passport && p.Citizenship == key.Citizenship, ct);

    private static RegisteredPerson Add(PortalDbContext db, PersonEntry entry, PersonKey key, DateTime now)
    {
        var person = new RegisteredPerson
        {
            PersonalNumber = key.Number, PassportNumber = key.Passport, Citizenship = key.Citizenship, FirstName = entry.FirstName!, LastName = entry.LastName!,
            BirthDate = entry.BirthDate!.Value, Gender = entry.Gender, MunicipalityCode = entry.MunicipalityCode, Settlement = entry.Settlement,
            CreatedAt = now,
        };
        db.RegisteredPersons.Add(person);
        AddWords(db, person);
        return person;
    }

    private static void AddWords(PortalDbContext db, RegisteredPerson person) => db.RegisteredPersonWords.AddRange(RegisteredPersonWord.Of(person));
}
