using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Processes.Workers.Demo;

namespace SecurityPortal.Core.Processes.PersonCard.Demo;

/// <summary>Cards of licensed guards: worn, lost, printed, waiting for the printer.</summary>
internal sealed class PersonCardDemo : IDemoPlay
{
    private static readonly DemoDocument Portrait = new(PersonCardProcess.OriginalKind, "portreti.png");

    private static readonly DemoDocument SignedRequest = new(PersonCardReference.SignedRequest, "C01-kerkesa.pdf");

    public IReadOnlyList<DemoDocument> Documents { get; } =
        [SignedRequest, new(PersonCardReference.OldCard, "C02-kartela-e-vjeter.pdf"), new(PersonCardReference.PoliceReport, "C03-policia.pdf")];

    public void Write(DemoCases script, DemoStage stage)
    {
        var worn = Card(script, stage, DemoWorkers.Patrol, 60);
        script.At(47, 9, ct => PrintAsync(stage, script.Account(4), ct));
        script.At(45, 10, ct => HandOverAsync(stage, worn, script.Account(4), ct));

        var lost = Card(script, stage, DemoWorkers.Careless, 61);
        script.At(45, 11, ct => HandOverAsync(stage, lost, script.Account(4), ct));
        script.At(6, 8, ct => LoseAsync(stage, lost, ct));

        Card(script, stage, DemoWorkers.Printed, 30);
        script.At(17, 9, ct => PrintAsync(stage, script.Account(4), ct));

        Card(script, stage, DemoWorkers.Waiting, 16);
    }

    private static DemoRequest Card(DemoCases script, DemoStage stage, DemoWorker worker, int daysAgo)
    {
        var request = worker.Request(PersonCardProcess.Definition, WorkerClasses.Basic);
        script.At(daysAgo, 9, ct => ApplyAsync(stage, worker, request, ct));
        script.Decide(stage, request, daysAgo - 1, daysAgo - 2);
        script.Approve(stage, request, daysAgo - 3);
        script.Pay(stage, request, daysAgo - 10);
        return request;
    }

    private static async Task ApplyAsync(DemoStage stage, DemoWorker worker, DemoRequest request, CancellationToken ct)
    {
        var licence = await LicenceAsync(stage, worker, request.ClassCode, ct);
        await stage.AsApplicantAsync(worker, async services =>
        {
            var desk = services.GetRequiredService<PersonCardDesk>();
            request.DraftId = DemoStage.Done(await desk.StartAsync(licence.PersonId!.Value, licence.Id, null, false, ct));
            var store = services.GetRequiredService<DraftStore>();
            var draft = DemoStage.Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<PersonCardApplication>(draft.PayloadJson);
            application.Card.Street = worker.Entry().Street;
            application.Card.PositionCode ??= WorkerClasses.Positions().First(p => p.Code != WorkerClasses.BasicPosition).Code;
            DemoStage.Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), ct));
            await using (var portrait = stage.Open(Portrait))
            {
                var documents = services.GetRequiredService<DraftDocuments>();
                DemoStage.Done(await documents.AttachAsync(request.DraftId, Portrait.KindCode, Portrait.Name, portrait, ct));
            }

            await stage.AttachAsync(services, request, [SignedRequest], ct);
            await DemoStage.SubmitAsync(services, request, ct);
        }, ct);
    }

    // The person's valid licence of a class.
    private static async Task<Licence> LicenceAsync(DemoStage stage, DemoWorker worker, string classCode, CancellationToken ct)
    {
        var today = stage.Clock.Today();
        var person = await stage.PersonAsync(worker, ct);
        await using var db = await stage.DatabaseAsync(ct);
        return await db.Licences.AsNoTracking().SingleAsync(l => l.PersonId == person && l.ClassCode == classCode && l.ValidTo >= today, ct);
    }

    // All cards that wait, in one batch.
    private static async Task PrintAsync(DemoStage stage, Guid officer, CancellationToken ct)
    {
        List<Guid> waiting;
        await using (var db = await stage.DatabaseAsync(ct))
        {
            waiting = await db.PersonCards.Where(c => c.Stage == CardStage.ToPrint).Select(c => c.Id).ToListAsync(ct);
        }

        await stage.AsAsync(officer, async services => DemoStage.Done(await services.GetRequiredService<CardService>().PrintAsync(waiting, ct)));
    }

    private static async Task HandOverAsync(DemoStage stage, DemoRequest request, Guid officer, CancellationToken ct)
    {
        var card = await CardAsync(stage, request, ct);
        await stage.AsAsync(officer, async services => DemoStage.Done(
            await services.GetRequiredService<CardService>().HandOverAsync(card.Id, card.Version, ct)));
    }

    private static async Task LoseAsync(DemoStage stage, DemoRequest request, CancellationToken ct)
    {
        var card = await CardAsync(stage, request, ct);
        await stage.AsCompanyAsync(request, async services => DemoStage.Done(
            await services.GetRequiredService<CardService>().ReportLostAsync(card.Id, ct)), ct);
    }

    private static async Task<IssuedCard> CardAsync(DemoStage stage, DemoRequest request, CancellationToken ct)
    {
        await using var db = await stage.DatabaseAsync(ct);
        return await db.PersonCards.AsNoTracking().SingleAsync(c => c.CaseId == request.CaseId, ct);
    }
}
