using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Processes.Workers.Demo;

namespace SecurityPortal.Core.Processes.WorkerLicence.Demo;

/// <summary>Workers with and without licence, and who employs them.</summary>
internal sealed class WorkerLicenceDemo : IDemoPlay
{
    private const string CloseProtection = "W-MA";

    // The papers every request comes with; a company's also with the contract of employment.
    private static readonly DemoDocument[] Papers =
        [new("W01", "W01-identiteti.pdf"), new("W02", "W02-gjykata.pdf"), new("W04", "W04-mjekesore.pdf"), new("W05", "W05-diploma.pdf")];

    private static readonly DemoComment[] Comments =
    [
        new(ProcessDefinition.DocumentsStep, null, "Certifikata mjekësore është më e vjetër se gjashtë muaj. / Lekarsko uverenje je starije od šest meseci."),
        new(WorkerLicenceForm.PersonStep, "Person.Phone", "Numri i telefonit nuk përgjigjet. / Broj telefona ne odgovara."),
    ];

    public IReadOnlyList<DemoDocument> Documents { get; } =
    [
        .. Papers,
        new(WorkerLicenceReference.CertificateDocument, "W03-provimi.pdf"),
        WorkerActs.EmploymentContract,
        new(WorkerLicenceReference.PermitDocument, "W07-leja.pdf"),
    ];

    public IReadOnlyCollection<string> Cast => DemoWorkers.Numbers;

    public void Write(DemoCases script, DemoStage stage)
    {
        License(script, stage, DemoWorkers.Patrol, WorkerClasses.Basic, 90);
        License(script, stage, DemoWorkers.Patrol, CloseProtection, 40);
        License(script, stage, DemoWorkers.Careless, WorkerClasses.Basic, 100);
        License(script, stage, DemoWorkers.Printed, WorkerClasses.Basic, 80);
        License(script, stage, DemoWorkers.Waiting, WorkerClasses.Basic, 70);

        // Basic security expires in twenty days, so that renewal is open.
        License(script, stage, DemoWorkers.Expiring, WorkerClasses.Basic, script.BegunDaysAgo(script.Today.AddDays(20), 3));

        // One whose request came back, one whom the company employed without a licence, and one whose certificate waits to be paid.
        var returned = Ask(script, stage, DemoWorkers.Returned, WorkerClasses.Basic, 14);
        script.Take(stage, returned, 12);
        script.Return(stage, returned, 5, 15, Comments);
        script.At(9, 9, ct => stage.PassAsync(DemoWorkers.Trainee, WorkerClasses.Basic, ct));
        script.At(8, 9, ct => stage.EmployAsync(DemoWorkers.Trainee, "Praktikant / Pripravnik", ct));
        var unpaid = Ask(script, stage, DemoWorkers.Unpaid, WorkerClasses.Basic, 20);
        script.Decide(stage, unpaid, 19, 18);
        script.Approve(stage, unpaid, 16);

        // The first one works for two companies, of which the second knows the licence with his consent.
        var shared = DemoWorkers.Patrol with { Employer = DemoCompanies.Established };
        script.At(11, 9, ct => stage.ConsentAsync(shared, "Verifikim para punësimit / Provera pre zapošljavanja", ct));
        script.At(10, 9, ct => stage.EmployAsync(shared, "Roje / Čuvar", ct));

        // The natural person asked for his own licence; a company has looked him up since.
        var own = new DemoWorker(DemoAccounts.Person, null);
        License(script, stage, own, WorkerClasses.Basic, 50);
        var wanted = Ask(script, stage, own, CloseProtection, 13);
        script.Take(stage, wanted, 10, second: true);
        script.Return(stage, wanted, 4, 15, Comments, second: true);
        var looked = own with { Employer = DemoAccounts.FirstCompany };
        script.At(3, 9, ct => stage.ConsentAsync(looked, "Vlerësim i aftësisë për punë / Procena sposobnosti za rad", ct));
    }

    private static void License(DemoCases script, DemoStage stage, DemoWorker worker, string classCode, int daysAgo)
    {
        var request = Ask(script, stage, worker, classCode, daysAgo + 10);
        script.Decide(stage, request, daysAgo + 9, daysAgo + 8);
        script.Approve(stage, request, daysAgo + 7);
        script.Pay(stage, request, daysAgo);
    }

    private static DemoRequest Ask(DemoCases script, DemoStage stage, DemoWorker worker, string classCode, int daysAgo)
    {
        var request = worker.Request(WorkerLicenceProcess.Definition, classCode);
        script.At(daysAgo + 20, 9, ct => stage.PassAsync(worker, classCode, ct));
        script.At(daysAgo, 9, ct => ApplyAsync(stage, worker, request, ct));
        return request;
    }

    // The employer asks for the worker, or the person alone.
    private static Task ApplyAsync(DemoStage stage, DemoWorker worker, DemoRequest request, CancellationToken ct) =>
        stage.AsApplicantAsync(worker, async services =>
        {
            var desk = services.GetRequiredService<WorkerLicenceDesk>();
            var person = worker.Employer is null ? DemoStage.Done(await desk.OwnEntryAsync(ct)) : worker.Entry();
            request.DraftId = DemoStage.Done(await desk.StartAsync(person, request.ClassCode, ct));
            await stage.AttachAsync(services, request, worker.Employer is null ? Papers : [.. Papers, WorkerActs.EmploymentContract], ct);
            await DemoStage.SubmitAsync(services, request, ct);
        }, ct);
}
