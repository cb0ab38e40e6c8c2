using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Reads workers: for their company, for themselves, for the ministry.</summary>
public sealed class WorkerQueries(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LicenceQueries licences, IWorkerCards workerCards, CodeBookCache codes,
    TimeProvider clock)
{
    /// <summary>The company's workers by name, those whose employment has ended last. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<WorkerRow>>> OfCompanyAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || actor.CompanyId is not { } companyId || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = clock.Today();
        var company = await db.Companies.Where(c => c.Id == companyId).Select(c => c.Name).SingleAsync(ct);
        var employments = await db.Employments.AsNoTracking().Where(e => e.CompanyId == companyId).OrderByDescending(e => e.From).ToListAsync(ct);
        var shown = employments.GroupBy(e => e.PersonId).Select(g => g.FirstOrDefault(e => e.To is null) ?? g.First()).ToList();
        var ids = shown.ConvertAll(e => (Guid?)e.PersonId);
        var persons = await db.RegisteredPersons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var held = await licences.ViewsAsync(db, db.Licences.Where(l => ids.Contains(l.PersonId)), ct);
        var own = (await db.Cases.Where(c => c.CompanyId == companyId)
            .Join(db.Licences.Where(l => ids.Contains(l.PersonId)), c => c.Id, l => l.CaseId, (_, l) => l.Id)
            .ToListAsync(ct)).ToHashSet();
        var consents = (await db.WorkerConsents.Where(c => c.CompanyId == companyId && c.EndedAt == null).Select(c => c.PersonId).ToListAsync(ct)).ToHashSet();
        var cards = await workerCards.ListAsync(db, companyId, null, today, ct);
        return shown.Select(e =>
        {
            var all = held.Where(l => l.PersonId == e.PersonId).OrderByDescending(l => l.State.IsValid()).ThenByDescending(l => l.ValidTo).ToList();
            var consented = consents.Contains(e.PersonId);

            // What somebody holds is no matter of a former employer.
            var isOver = e.To is { } last && last <= today;
            return new WorkerRow
            {
                PersonId = e.PersonId, Name = persons[e.PersonId].Name, Employment = View(e, company),
                NeedsConsent = !isOver && !consented && all.Any(l => !own.Contains(l.Id)),
                Licences = [.. all.Where(l => !isOver && (consented || own.Contains(l.Id)))],
                Cards = [.. cards.Where(c => c.PersonId == e.PersonId)],
            };
        }).OrderBy(w => w.Employment.To is not null).ThenBy(w => NameFolding.Fold(w.Name), StringComparer.Ordinal).ToList();
    }

    /// <summary>The signed-in person's own employments and cards.</summary>
    public async Task<(IReadOnlyList<EmploymentView> Employments, IReadOnlyList<CardView> Cards)> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { IndividualId: not null } actor)
        {
            return ([], []);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = PersonSight.PersonIdsOf(db, actor);
        return (
            await EmploymentsAsync(db, db.Employments.Where(e => own.Contains(e.PersonId) && (e.CaseId != null || e.ContractFileId != null)), ct),
            await workerCards.ListAsync(db, null, own, clock.Today(), ct));
    }

    /// <summary>A page of the ministry's register of workers; a personal number is looked for exactly. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="text">Number or name; null for everybody.</param>
    /// <param name="page">From 1; see <see cref="PageRequest"/>.</param>
    /// <param name="look">True when a person asks, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Page<RegisteredPersonRow>>> RegisterAsync(string? text, int page, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = clock.Today();
        var found = await SearchAsync(db, text, ct);
        var total = await found.CountAsync(ct);
        var place = new PageRequest(page).Within(total);
        var persons = await found.OrderByName(db, p => p.LastName).ThenByName(db, p => p.FirstName).ThenBy(p => p.Id).At(place).ToListAsync(ct);
        var ids = persons.ConvertAll(p => p.Id);
        var valid = await db.Licences.AsNoTracking().Where(l => l.PersonId != null && ids.Contains(l.PersonId.Value)).ToListAsync(ct);
        var employers = await db.Employments.Lasting(today).Where(e => ids.Contains(e.PersonId))
            .Join(db.Companies, e => e.CompanyId, c => c.Id, (e, c) => new { e.PersonId, c.Name }).ToListAsync(ct);
        var book = await codes.CurrentAsync(ct);
        if (look)
        {
            db.Audit(clock, actor, string.IsNullOrWhiteSpace(text) ? "register.list" : "register.search", "person", null, CaseSearch.IsSecret(text)
                ? $"by personal number, {total}" : $"{total}");
            await db.SaveChangesAsync(ct);
        }

        return place.Of(persons.ConvertAll(p => new RegisteredPersonRow(
            p.Id, p.Name, Masked(p),
            [.. valid.Where(l => l.PersonId == p.Id && l.StateOn(today, 0).IsValid()).Select(l => book.Name(WorkerClasses.List, l.ClassCode, l.IssuedAt))],
            [.. employers.Where(e => e.PersonId == p.Id).Select(e => e.Name).Distinct()])));
    }

    /// <summary>Everything about a person. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="look">True when a person opens the page, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<PersonFile>> FileAsync(Guid personId, bool look, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "person.refused", "person", personId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.RegisteredPersons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
        {
            return new NotFound();
        }

        if (look)
        {
            db.Audit(clock, actor, "person.open", "person", personId);
            await db.SaveChangesAsync(ct);
        }

        var book = await codes.CurrentAsync(ct);
        var cases = await PersonRegister.Named(db, person.Key)
            .Join(db.Cases, p => p.CaseId, c => c.Id, (_, c) => c).Distinct().OrderByDescending(c => c.SubmittedAt).ToListAsync(ct);
        var employments = await EmploymentsAsync(db, db.Employments.Where(e => e.PersonId == personId), ct);
        var today = clock.Today();
        return new PersonFile
        {
            Person = person,
            Licences = [.. (await licences.ViewsAsync(db, db.Licences.Where(l => l.PersonId == personId), ct)).OrderByDescending(l => l.ValidTo)],
            Cards = await workerCards.ListAsync(db, null, db.RegisteredPersons.Where(p => p.Id == personId).Select(p => p.Id), today, ct),
            Employments = employments,
            Certificates = await PassedExams.Of(db, person.Key).OrderByDescending(c => c.PassedOn).ToListAsync(ct),
            Cases =
            [
                .. cases.Select(c => new PersonCase(
                    c.Id, c.Number, Joined(ProcessCatalogue.Get(c.ProcessKey).Text("Name"),
                        book.Name(ProcessCatalogue.Get(c.ProcessKey).ClassList, c.ClassCode, c.SubmittedAt)), c.ApplicantName,
                    c.Status, c.SubmittedAt)),
            ],
            Consents = await ConsentService.Rows(db, db.WorkerConsents.Where(c => c.PersonId == personId)).ToListAsync(ct),
            Employers = employments.Where(e => !e.IsPending && (e.To is null || e.To >= today)).Select(e => e.Company).Distinct().Count(),
        };
    }

    /// <summary>The person a case is about, and who else employs them; null for cases about nobody. To those who read cases.</summary>
    public async Task<CaseWorker?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var named = await db.CasePersons.AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId && p.Role == WorkerClasses.Role, ct);
        if (named is null)
        {
            return null;
        }

        var person = await PersonRegister.FindAsync(db, new PersonKey(named.PersonalNumber, named.PassportNumber, named.Citizenship), ct);
        if (person is null)
        {
            return null;
        }

        var today = clock.Today();
        var employers = await db.Employments.Lasting(today).Where(e => e.PersonId == person.Id)
            .Join(db.Companies, e => e.CompanyId, c => c.Id, (_, c) => c.Name)
            .Distinct().ToListAsync(ct);
        return new CaseWorker(person.Id, person.Name, employers);
    }

    /// <summary>Leaves an audit row of an officer who has the number of a person shown. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Unit>> RevealAsync(Guid personId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "person.refused", "person", personId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "number.reveal", "person", personId);
        await db.SaveChangesAsync(ct);
        return Unit.Done;
    }

    /// <summary>An officer records a certificate from before the portal. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, certificate.*.</summary>
    public async Task<Result<Unit>> RecordCertificateAsync(Guid personId, string? trainingClass, string? number, DateOnly? passedOn, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "person.refused", "person", personId, new NotPermitted(), ct);
        }

        var known = WorkerClasses.Classes().Select(c => WorkerClasses.TrainingOf(c.Code));
        if (!known.Contains(trainingClass))
        {
            return new Error("class.unknown");
        }

        if (string.IsNullOrWhiteSpace(number) || number.Length > 40 || !TextRules.IsPlain(number))
        {
            return new Error("certificate.number.required");
        }

        if (passedOn is not { } day || day > clock.Today() || day.Year < 1990)
        {
            return new Error("certificate.date.invalid");
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.RegisteredPersons.SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
                {
                    return new NotFound();
                }

                db.ExamCertificates.Add(new ExamCertificate
                {
                    PersonalNumber = person.PersonalNumber, PassportNumber = person.PassportNumber, Citizenship = person.Citizenship,
                    TrainingClass = trainingClass!,
                    Number = number.Trim(), PassedOn = day,
                });
                db.Audit(clock, actor, "certificate.record", "person", personId, trainingClass);
                return Unit.Done;
            },
            ct);
    }

    private static async Task<IReadOnlyList<EmploymentView>> EmploymentsAsync(PortalDbContext db, IQueryable<Employment> employments, CancellationToken ct) =>
    [
        .. (await employments.AsNoTracking().Join(db.Companies, e => e.CompanyId, c => c.Id, (e, c) => new { Employment = e, c.Name }).ToListAsync(ct))
            .OrderBy(r => r.Employment.To is not null).ThenByDescending(r => r.Employment.From).Select(r => View(r.Employment, r.Name)),
    ];

    private static EmploymentView View(Employment employment, string company) => new()
    {
        Id = employment.Id, Company = company, Position = employment.Position.Current, From = employment.From, To = employment.To,
        HasContract = employment.ContractFileId is not null,
        IsPending = employment.IsPending, EndedBy = employment.EndedBy,
    };

    private static string Masked(RegisteredPerson person) => person.PersonalNumber?.ToString()
        ?? (PassportNumber.TryParse(person.PassportNumber, out var passport) ? passport.ToString() : "–");

    private static LocalName Joined(LocalName one, LocalName other) =>
        new() { Sq = $"{one.Sq} – {other.Sq}", Sr = $"{one.Sr} – {other.Sr}", En = $"{one.En} – {other.En}" };

    private async Task<IQueryable<RegisteredPerson>> SearchAsync(PortalDbContext db, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return db.RegisteredPersons.AsNoTracking();
        }

        if (PersonalNumber.TryParse(text, out var number))
        {
            return db.RegisteredPersons.AsNoTracking().Where(p => p.PersonalNumber == number);
        }

        var numbers = LicenceNumbers.Readings(text);
        if (numbers.Count > 0)
        {
            var holders = await db.Licences.Where(l => numbers.Contains(l.Number) && l.PersonId != null).Select(l => l.PersonId!.Value)
                .Concat(workerCards.HoldersOf(db, numbers)).ToListAsync(ct);

            // Written without hyphens it may be the number of a passport.
            var other = PassportNumber.TryParse(text, out var typed) ? typed.Reveal() : null;
            return db.RegisteredPersons.AsNoTracking().Where(p => holders.Contains(p.Id) || (other != null && p.PassportNumber == other));
        }

        // A passport number holds a digit; a name does not.
        return text.Any(char.IsAsciiDigit) && PassportNumber.TryParse(text, out var passport)
            ? ByPassport(db, passport.Reveal())
            : PersonRegister.ByWords(db, NameFolding.Words(text));
    }

    private static IQueryable<RegisteredPerson> ByPassport(PortalDbContext db, string passport) => db.RegisteredPersons.AsNoTracking()
        .Where(p => p.PassportNumber == passport);
}

/// <summary>The person a case is about.</summary>
/// <param name="PersonId">Key in the register.</param>
/// <param name="Name">Name.</param>
/// <param name="Employers">Companies that employ the person today.</param>
public sealed record CaseWorker(Guid PersonId, string Name, IReadOnlyList<string> Employers);
