using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>Persons: exams passed, licences, cards, employers.</summary>
internal sealed partial class DemoStage
{
    // The papers every request for a licence comes with; a company's also with the contract of employment.
    private static readonly string[] LicencePapers = ["W01", "W02", "W04", "W05"];

    /// <summary>Records that a person passed the exam of a class.</summary>
    public async Task PassAsync(DemoWorker worker, string classCode, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var trainingClass = WorkerClasses.TrainingOf(classCode);
        db.ExamCertificates.Add(new ExamCertificate
        {
            PersonalNumber = PersonalNumber.Parse(worker.Number), TrainingClass = trainingClass,
            Number = $"{trainingClass}-{Clock.Today().Year}-{9000 + await db.ExamCertificates.CountAsync(ct)}", PassedOn = Clock.Today(),
        });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Asks for a licence: the employer for the worker, or the person.</summary>
    public async Task ApplyForLicenceAsync(DemoWorker worker, DemoRequest request, CancellationToken ct)
    {
        await AsApplicantAsync(worker, async services =>
        {
            var desk = services.GetRequiredService<WorkerLicenceDesk>();
            var person = worker.Employer is null ? Done(await desk.OwnEntryAsync(ct)) : Entry(worker);
            request.DraftId = Done(await desk.StartAsync(person, request.ClassCode, ct));
            await AttachAsync(request, worker.Employer is null ? LicencePapers : [.. LicencePapers, "W06"], ct);
            await FileAsync(services, request, ct);
        }, ct);
    }

    /// <summary>Asks for a card for the person's valid licence of a class.</summary>
    public async Task ApplyForCardAsync(DemoWorker worker, DemoRequest request, Func<string, Stream> open, CancellationToken ct)
    {
        var today = Clock.Today();
        Licence licence;
        await using (var db = await _dbFactory.CreateDbContextAsync(ct))
        {
            var person = await PersonAsync(db, worker, ct);
            licence = await db.Licences.AsNoTracking().SingleAsync(l => l.PersonId == person && l.ClassCode == request.ClassCode && l.ValidTo >= today, ct);
        }

        await AsApplicantAsync(worker, async services =>
        {
            request.DraftId = Done(await services.GetRequiredService<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, ct));
            var store = services.GetRequiredService<DraftStore>();
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<PersonCardApplication>(draft.PayloadJson);
            application.Card.Street = Entry(worker).Street;
            application.Card.PositionCode ??= WorkerClasses.Positions().First(p => p.Code != WorkerClasses.BasicPosition).Code;
            Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), ct));
            var documents = services.GetRequiredService<DraftDocuments>();
            await using (var portrait = open(DemoWorkerDocuments.Portrait.Path))
            {
                Done(await documents.AttachAsync(request.DraftId, PersonCardProcess.OriginalKind, DemoWorkerDocuments.Portrait.Name, portrait, ct));
            }

            var code = Done(await documents.RecordFormAsync(request.DraftId, "C01", ct));
            await AttachAsync(request, ["C01"], ct, code);
            await FileAsync(services, request, ct);
        }, ct);
    }

    /// <summary>Prints all cards that wait, in one batch.</summary>
    public async Task PrintAsync(Guid officer, CancellationToken ct)
    {
        List<Guid> waiting;
        await using (var db = await _dbFactory.CreateDbContextAsync(ct))
        {
            waiting = await db.PersonCards.Where(c => c.Stage == CardStage.ToPrint).Select(c => c.Id).ToListAsync(ct);
        }

        await AsAsync(officer, async services => Done(await services.GetRequiredService<CardService>().PrintAsync(waiting, ct)));
    }

    /// <summary>Hands over the card that came from a request.</summary>
    public async Task HandOverAsync(DemoRequest request, Guid officer, CancellationToken ct)
    {
        var card = await CardAsync(request, ct);
        await AsAsync(officer, async services => Done(await services.GetRequiredService<CardService>().HandOverAsync(card.Id, card.Version, ct)));
    }

    /// <summary>The company says that the card is lost.</summary>
    public async Task LoseAsync(DemoRequest request, CancellationToken ct)
    {
        var card = await CardAsync(request, ct);
        await AsCompanyAsync(request, async services => Done(await services.GetRequiredService<CardService>().ReportLostAsync(card.Id, ct)), ct);
    }

    /// <summary>Adds a worker by hand, with the contract.</summary>
    public Task EmployAsync(DemoWorker worker, string position, Func<string, Stream> open, CancellationToken ct) => AsApplicantAsync(worker, async services =>
    {
        var employments = services.GetRequiredService<EmploymentService>();
        var contract = DemoWorkerDocuments.All.Single(d => d.KindCode == "W06");
        var id = Done(await employments.AddAsync(Entry(worker), position, Clock.Today(), ct));
        await using var content = open(contract.Path);
        Done(await employments.AttachAsync(id, content, contract.Name, ct));
    }, ct);

    /// <summary>The company states why it looks at the person's licences.</summary>
    public async Task ConsentAsync(DemoWorker worker, string purpose, CancellationToken ct)
    {
        Guid person;
        await using (var db = await _dbFactory.CreateDbContextAsync(ct))
        {
            person = await PersonAsync(db, worker, ct);
        }

        await AsApplicantAsync(worker, async services => Done(await services.GetRequiredService<ConsentService>().GiveAsync(person, purpose, true, ct)), ct);
    }

    private static PersonEntry Entry(DemoWorker worker)
    {
        var person = DemoCivilRegistry.All.Single(p => p.PersonalNumber!.Value.Reveal() == worker.Number);
        var entry = new PersonEntry { PersonalNumber = worker.Number };
        entry.Take(person);
        entry.Settlement ??= "–";
        entry.Street = $"Rr. e Kullave, nr. {worker.Number[^3..].TrimStart('0')}";
        entry.Email = $"{string.Join('.', NameFolding.Words(person.FullName))}@demo.example";
        entry.Phone = $"044 {worker.Number[4..7]} {worker.Number[7..]}";
        return entry;
    }

    private static Task<Guid> PersonAsync(Data.PortalDbContext db, DemoWorker worker, CancellationToken ct)
    {
        var number = PersonalNumber.Parse(worker.Number);
        return db.RegisteredPersons.Where(p => p.PersonalNumber == number).Select(p => p.Id).SingleAsync(ct);
    }

    private static async Task FileAsync(IServiceProvider services, DemoRequest request, CancellationToken ct)
    {
        var draft = Done(await services.GetRequiredService<DraftStore>().LoadAsync(request.DraftId, ct));
        request.CaseId = Done(await services.GetRequiredService<DraftSubmission>().SubmitAsync(request.DraftId, draft.Version, ct)).CaseId;
    }

    private async Task<IssuedCard> CardAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.PersonCards.AsNoTracking().SingleAsync(c => c.CaseId == request.CaseId, ct);
    }

    private async Task AttachAsync(DemoRequest request, IReadOnlyList<string> kinds, CancellationToken ct, string? code = null)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        await db.Attachments.Where(a => a.DraftId == request.DraftId && kinds.Contains(a.KindCode)).ExecuteDeleteAsync(ct);
        db.Attachments.AddRange(kinds.Select(kind => Attachment(request, DemoWorkerDocuments.All.Single(d => d.KindCode == kind), code)));
        await db.SaveChangesAsync(ct);
    }

    private async Task AsApplicantAsync(DemoWorker worker, Func<IServiceProvider, Task> act, CancellationToken ct)
    {
        if (worker.Employer is not null)
        {
            await AsCompanyAsync(worker.Request(WorkerLicenceProcess.Definition, ""), act, ct);
            return;
        }

        var number = PersonalNumber.Parse(worker.Number);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var individual = await db.Individuals.SingleAsync(i => i.PersonalNumber == number, ct);
        await AsAsync(individual.UserId, new Capacity(CapacityKind.Individual, individual.Id), act);
    }
}
