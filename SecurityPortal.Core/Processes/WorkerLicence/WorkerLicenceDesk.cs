using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Where a request for a worker's licence begins: what the person may be licensed for and why not, before anything is filled in.</summary>
public sealed class WorkerLicenceDesk(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DraftStore drafts, LookupJournal journal, LookupHashing hashing, CodeBookCache codes,
    TimeProvider clock)
{
    /// <summary>The signed-in individual's own entry: as the civil registry gave it at registration, with the contact data of the account. Errors: <see
    /// cref="NotPermitted"/>.</summary>
    public async Task<Result<PersonEntry>> OwnEntryAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { IndividualId: { } id })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var person = await db.Individuals.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        var email = await db.Users.Where(u => u.Id == person.UserId).Select(u => u.Email).SingleAsync(ct);
        var entry = new PersonEntry
        {
            PersonalNumber = person.PersonalNumber.Reveal(), Lookup = PersonLookupState.Found, FirstName = person.FirstName, LastName = person.LastName,
            BirthDate = person.BirthDate, MunicipalityCode = person.MunicipalityCode, Settlement = person.Settlement, Street = person.Address, Email = email,
            Phone = person.Phone,
        };
        return entry;
    }

    /// <summary>
    /// What the applicant may see and do about a person. Errors: <see cref="NotPermitted"/>, worker.consent-first where the company has to state its purpose
    /// before.
    /// </summary>
    public async Task<Result<WorkerSheet>> ReadAsync(PersonEntry person, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var key = PersonKey.Of(person);
        var registered = await PersonRegister.FindAsync(db, key, ct);
        if (await RefusesAsync(db, actor, key, registered, ct) is { } refusal)
        {
            return refusal;
        }

        var today = clock.Today();
        var applicant = await db.ApplicantAsync(actor.CompanyId, actor.IndividualId, ct);
        var book = await codes.CurrentAsync(ct);
        var cases = await CasesAsync(db, actor, key, book, ct);
        var own = await DraftsAsync(db, actor, key, ct);
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var licences = registered is null ? [] : await db.Licences.AsNoTracking().Where(l => l.PersonId == registered.Id).ToListAsync(ct);
        var rows = new List<ClassRow>();
        foreach (var item in book.InUse(WorkerClasses.List, today))
        {
            var offer = await WorkerLicenceRules.OfferAsync(db, key, person.BirthDate, item.Code, applicant, null, today, ct);
            var licence = licences.Where(l => l.ClassCode == item.Code).MaxBy(l => l.ValidTo);
            var hasPassed = await CertificateAsync(db, actor, key, item.Code, ct) is not null;
            var open = offer.IsOk ? null : cases.FirstOrDefault(c => c.ClassCode == item.Code && !CaseStates.Of(c.Status).IsEnd);
            var tariff = offer.IsOk ? await TariffAsync(db, item.Code, offer.Value.Kind, today, ct) : null;
            rows.Add(new ClassRow
            {
                Code = item.Code, Name = item.Name, LicenceNumber = licence?.Number, LicenceState = licence?.StateOn(today, renewalDays),
                ValidTo = licence?.ValidTo,
                Offer = offer.IsOk && actor.May(DelegatePermissions.Prepare) ? offer.Value.Kind : null,
                WhyNot = offer.Error,
                Remark = offer.IsOk && !hasPassed ? new Error("worker.certificate-missing") : null,
                DraftId = own.TryGetValue(item.Code, out var draft) ? draft : null,
                OpenCaseId = open?.Id, OpenCaseNumber = open?.Number, FeeCents = tariff?.AmountCents, FeeConfirmed = tariff?.IsConfirmed ?? true,
            });
        }

        return new WorkerSheet(cases, rows);
    }

    /// <summary>
    /// Begins a request for a person and class, or goes on with the one begun. Errors: what the rules answer, worker.consent-first.
    /// </summary>
    public async Task<Result<Guid>> StartAsync(PersonEntry person, string classCode, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return new NotPermitted();
        }

        var key = PersonKey.Of(person);
        ExamCertificate? certificate;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await RefusesAsync(db, actor, key, await PersonRegister.FindAsync(db, key, ct), ct) is { } refusal)
            {
                return refusal;
            }

            if (!key.IsEmpty && (await DraftsAsync(db, actor, key, ct)).TryGetValue(classCode, out var begun))
            {
                return begun;
            }

            certificate = await CertificateAsync(db, actor, key, classCode, ct);
        }

        return await drafts.StartAsync(WorkerLicenceProcess.Definition, classCode, payload =>
        {
            var application = PayloadJson.Read<WorkerLicenceApplication>(payload);
            application.Person = person.Copy();
            application.Certificate = certificate is null
                ? new CertificatePart()
                : new CertificatePart { IsRegistered = true, Number = certificate.Number, PassedOn = certificate.PassedOn };
            return PayloadJson.Write(application);
        }, ct);
    }

    /// <summary>
    /// Whether what a draft says of person and class holds today; for persons typed by hand, once they are complete. Each person asked about counts as a
    /// look-up, once a day, and is audited.
    /// </summary>
    public async Task<WorkerCheck> CheckAsync(WorkerLicenceApplication application, Guid draftId, CancellationToken ct)
    {
        var key = PersonKey.Of(application.Person);
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null || key.IsEmpty)
        {
            return new WorkerCheck(null, null);
        }

        var hash = key is { Number: { } number, Passport: null } ? hashing.Hash(number)
            : hashing.HashSearch($"{key.Number?.Reveal()}/{key.Citizenship}/{key.Passport}");
        if (await journal.NoteAsync(hash, new LookupContext($"{WorkerLicenceProcess.ProcessKey}/check", draftId), onceADay: true, ct) is { } limit)
        {
            return new WorkerCheck(limit, null);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var registered = await PersonRegister.FindAsync(db, key, ct);
        if (await RefusesAsync(db, actor, key, registered, ct) is { } refusal)
        {
            return new WorkerCheck(refusal, refusal.Code == WorkerLicenceRules.ConsentFirst ? registered?.Id : null);
        }

        var applicant = await db.ApplicantAsync(actor.CompanyId, actor.IndividualId, ct);
        return new WorkerCheck(
            (await WorkerLicenceRules.OfferAsync(db, key, application.Person.BirthDate, application.ClassCode, applicant, null, clock.Today(), ct)).Error,
            null);
    }

    private static async Task<Error?> RefusesAsync(PortalDbContext db, Actor actor, PersonKey key, RegisteredPerson? registered, CancellationToken ct)
    {
        if (actor.IndividualId is { } individual && !await db.Individuals.AnyAsync(i => i.Id == individual && i.PersonalNumber == key.Number, ct))
        {
            return new Error("worker.only-yourself");
        }

        return await WorkerLicenceRules.IsHiddenAsync(db, actor.CompanyId, actor.IndividualId, key, registered, ct)
            ?? await WorkerLicenceRules.NeedsConsentAsync(db, actor.CompanyId, registered, ct);
    }

    // An examination is known by the number alone.
    private static async Task<ExamCertificate?> CertificateAsync(PortalDbContext db, Actor actor, PersonKey key, string classCode, CancellationToken ct) =>
        actor.IsSelfDeclared ? null
            : await PassedExams.PassedAsync(db, key, WorkerClasses.TrainingOf(classCode), ct);

    private static async Task<IReadOnlyList<WorkerCase>> CasesAsync(PortalDbContext db, Actor actor, PersonKey key, CodeBook book, CancellationToken ct)
    {
        var rows = await PersonRegister.Named(db, key)
            .Join(db.OwnCases(actor).Where(c => c.ProcessKey == WorkerLicenceProcess.ProcessKey), p => p.CaseId, c => c.Id, (_, c) => c)
            .OrderByDescending(c => c.SubmittedAt).ToListAsync(ct);
        return
        [
            .. rows.Select(c => new WorkerCase(
                c.Id, c.Number, c.ClassCode, book.Name(WorkerClasses.List, c.ClassCode, c.SubmittedAt), CaseStates.Of(c.Status).ForApplicant)),
        ];
    }

    // A company has few drafts at a time, and only their payload says whom they are about.
    private static async Task<Dictionary<string, Guid>> DraftsAsync(PortalDbContext db, Actor actor, PersonKey key, CancellationToken ct)
    {
        var rows = await db.Drafts.AsNoTracking()
            .Where(d => d.ProcessKey == WorkerLicenceProcess.ProcessKey && d.CaseId == null && d.CompanyId == actor.CompanyId
                && d.IndividualId == actor.IndividualId)
            .Select(d => new { d.Id, d.ClassCode, d.Payload }).ToListAsync(ct);
        return rows.Where(d => !key.IsEmpty && PersonKey.Of(WorkerLicenceProcess.Form.Open(d.Payload).Person) == key)
            .DistinctBy(d => d.ClassCode).ToDictionary(d => d.ClassCode, d => d.Id);
    }

    private static Task<Tariff?> TariffAsync(PortalDbContext db, string classCode, RequestKind kind, DateOnly today, CancellationToken ct) =>
        db.TariffAsync(WorkerLicenceProcess.Definition.TariffCode(classCode, kind), new FilingDay(today), ct);
}
