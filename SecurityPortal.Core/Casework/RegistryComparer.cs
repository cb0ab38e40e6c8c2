using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Casework;

/// <summary>Asks the registries again about the company and the persons of a case, and sets their answers beside what was entered.</summary>
public sealed class RegistryComparer(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IPersonLookupService persons, IBusinessLookupService businesses, TimeProvider clock)
{
    /// <summary>
    /// Compares the last version of a case. Each question counts as a look-up of the officer's and is logged as one. Errors: <see cref="NotPermitted"/>,
    /// <see cref="NotFound"/>.
    /// </summary>
    public async Task<Result<IReadOnlyList<RegistryComparison>>> CompareAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId)
            .Join(db.CaseVersions, c => new { c.Id, Number = c.VersionNumber }, v => new { Id = v.CaseId, v.Number }, (c, v) => new { File = c, v.Payload })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return new NotFound();
        }

        db.Audit(clock, actor, "case.compare", "case", caseId, found.File.Number);
        await db.SaveChangesAsync(ct);

        var results = new List<RegistryComparison>();
        if (found.File.CompanyId is { } companyId)
        {
            results.Add(await OfCompanyAsync(found.File, await db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, ct), ct));
        }

        // One question a person, however many roles they have.
        var process = ProcessCatalogue.Get(found.File.ProcessKey);
        foreach (var person in process.Form.People(process.Form.Read(found.Payload)).GroupBy(p => p.PersonalNumber is { } number ? number.Reveal() : p.Path))
        {
            results.Add(await OfPersonAsync(found.File, process, [.. person], ct));
        }

        return results;
    }

    private async Task<RegistryComparison> OfPersonAsync(Case file, ProcessDefinition process, IReadOnlyList<NamedPerson> roles, CancellationToken ct)
    {
        var culture = CultureInfo.CurrentUICulture;
        var named = roles[0];
        IReadOnlyList<string> roleNames = [.. roles.Select(r => process.FindText(RoleKey(r.Role), culture) ?? r.Role).Distinct()];
        if (named.PersonalNumber is not { } number)
        {
            return new RegistryComparison(named.Name, roleNames, RegistryAnswer.NoNumber, []);
        }

        var answer = await persons.FindAsync(number, new LookupContext($"{process.Key}/review", file.Id), ct);
        return answer.IsOk && answer.Value is LookupOutcome<PersonSnapshot>.Found { Record: var snapshot }
            ? new RegistryComparison(named.Name, roleNames, RegistryAnswer.Found, ValuesOf(named, snapshot, culture))
            : new RegistryComparison(named.Name, roleNames, OutcomeOf(answer), []);
    }

    private async Task<RegistryComparison> OfCompanyAsync(Case file, Company company, CancellationToken ct)
    {
        var answer = await businesses.FindAsync(company.BusinessNumber, new LookupContext($"{file.ProcessKey}/review", file.Id), ct);
        if (!answer.IsOk || answer.Value is not LookupOutcome<BusinessRecord>.Found { Record: var record })
        {
            return new RegistryComparison(file.ApplicantName, [], OutcomeOf(answer), []);
        }

        var culture = CultureInfo.CurrentUICulture;
        string Text(string key) => Texts.Get<CaseTexts>(key, culture);
        var named = await OwnersNamedAsync(file.Id, record, ct);
        return new RegistryComparison(file.ApplicantName, [], RegistryAnswer.Found,
        [
            .. new[]
            {
                Compared(Text("Business.Name"), file.ApplicantName, record.Name),
                Compared(Text("Business.Municipality"), Municipalities.NameIn(file.MunicipalityCode, culture),
                    Municipalities.NameIn(record.MunicipalityCode, culture)),
                Compared(Text("Business.Settlement"), company.Settlement, record.Settlement ?? ""),
                Compared(Text("Business.Address"), company.Address, record.Address ?? ""),
                Compared(Text("Business.State"), Text("Business.Active"), Text(record.IsActive ? "Business.Active" : "Business.Closed")),
            }.Where(v => v.Registry.Length > 0),
            .. record.Owners.Where(o => !named.Contains(o)).Select(o => new ComparedValue(Text("Business.Owner"), "", o.ToString(), true)),
        ]);
    }

    private async Task<IReadOnlyList<PersonalNumber>> OwnersNamedAsync(Guid caseId, BusinessRecord record, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var owners = record.Owners.Select(o => (PersonalNumber?)o).ToList();
        return await db.CasePersons.Where(p => p.CaseId == caseId && owners.Contains(p.PersonalNumber)).Select(p => p.PersonalNumber!.Value).ToListAsync(ct);
    }

    // Only what the registry holds, for it says nothing of street, e-mail and phone; and only what the form asks for.
    private static IReadOnlyList<ComparedValue> ValuesOf(NamedPerson named, PersonSnapshot snapshot, CultureInfo culture)
    {
        var registry = new PersonEntry { PersonalNumber = named.Entry.PersonalNumber };
        registry.Take(snapshot);
        var entered = PersonAnswers.Of(named.Entry, named.Path, culture).ToDictionary(a => a.Path, a => a.Value);
        return
        [
            .. PersonAnswers.Of(registry, named.Path, culture)
                .Where(a => a.Value.Length > 0 && a.Kind != AnswerKind.Secret && entered.GetValueOrDefault(a.Path, "").Length > 0)
                .Select(a => Compared(a.Label, entered.GetValueOrDefault(a.Path, ""), a.Value)),
        ];
    }

    private static ComparedValue Compared(string label, string entered, string registry) =>
        new(label, entered, registry, Bare(entered) != Bare(registry));

    private static string Bare(string text) => string.Concat(NameFolding.Fold(text).Where(char.IsLetterOrDigit));

    private static RegistryAnswer OutcomeOf<T>(Result<LookupOutcome<T>> answer) => answer switch
    {
        { IsOk: false } => RegistryAnswer.NotAsked,
        { Value: LookupOutcome<T>.Unknown } => RegistryAnswer.Unknown,
        _ => RegistryAnswer.Unavailable,
    };

    // The process's texts name roles by a key that begins with a capital.
    private static string RoleKey(string role) => char.ToUpperInvariant(role[0]) + role[1..];
}
