using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Demo;

/// <summary>Workers with and without licence, their cards, and who employs them.</summary>
public sealed partial class DemoCases
{
    private const string SecondEmployer = "819012444";
    private const string CloseProtectionWorker = "W-MA";

    private void WriteWorkers(DemoStage stage, Func<string, Stream> open)
    {
        var today = clock.Today();

        // Guards of the company with a history, and where their cards are.
        var patrol = Guard("1900000096");
        License(stage, patrol, WorkerClasses.Basic, 90);
        var worn = Card(stage, patrol, WorkerClasses.Basic, open, 60);
        At(47, 9, ct => stage.PrintAsync(Account(4), ct));
        At(45, 10, ct => stage.HandOverAsync(worn, Account(4), ct));
        License(stage, patrol, CloseProtectionWorker, 40);

        var careless = Guard("1900000100");
        License(stage, careless, WorkerClasses.Basic, 100);
        var lost = Card(stage, careless, WorkerClasses.Basic, open, 61);
        At(45, 11, ct => stage.HandOverAsync(lost, Account(4), ct));
        At(6, 8, ct => stage.LoseAsync(lost, ct));

        // Basic security expires in twenty days, so that renewal is open.
        var end = today.DayNumber - today.AddDays(20).AddYears(-3).AddDays(1).DayNumber;
        License(stage, Guard("1900000088"), WorkerClasses.Basic, end);

        var printed = Guard("1900000142");
        License(stage, printed, WorkerClasses.Basic, 80);
        Card(stage, printed, WorkerClasses.Basic, open, 30);
        At(17, 9, ct => stage.PrintAsync(Account(4), ct));

        var waiting = Guard("1900000355");
        License(stage, waiting, WorkerClasses.Basic, 70);
        Card(stage, waiting, WorkerClasses.Basic, open, 16);

        // One whose request came back, one whom the company employed without a licence, and one whose certificate waits to be paid.
        var returned = Ask(stage, Guard("1900000150"), WorkerClasses.Basic, 14);
        Take(stage, returned, 12);
        Return(stage, returned, 5, 15, WorkerComments);
        var trainee = Guard("1900000282");
        At(9, 9, ct => stage.PassAsync(trainee, WorkerClasses.Basic, ct));
        At(8, 9, ct => stage.EmployAsync(trainee, "Praktikant / Pripravnik", open, ct));
        var unpaid = Ask(stage, Guard("1900000193"), WorkerClasses.Basic, 20);
        Decide(stage, unpaid, 19, 18);
        Approve(stage, unpaid, 16);

        // The first one works for two companies, of which the second knows the licence with his consent.
        var shared = patrol with { Employer = SecondEmployer };
        At(11, 9, ct => stage.ConsentAsync(shared, "Verifikim para punësimit / Provera pre zapošljavanja", ct));
        At(10, 9, ct => stage.EmployAsync(shared, "Roje / Čuvar", open, ct));

        // The natural person asked for his own licence; a company has looked him up since.
        var own = new DemoWorker(DemoAccounts.Person, null);
        License(stage, own, WorkerClasses.Basic, 50);
        var wanted = Ask(stage, own, CloseProtectionWorker, 13);
        Take(stage, wanted, 10, second: true);
        Return(stage, wanted, 4, 15, WorkerComments, second: true);
        At(3, 9, ct => stage.ConsentAsync(own with { Employer = DemoAccounts.FirstCompany }, "Vlerësim i aftësisë për punë / Procena sposobnosti za rad", ct));
    }

    private static readonly (string? Step, string? Path, string Text)[] WorkerComments =
    [
        (ProcessDefinition.DocumentsStep, null, "Certifikata mjekësore është më e vjetër se gjashtë muaj. / Lekarsko uverenje je starije od šest meseci."),
        (WorkerLicenceForm.PersonStep, "Person.Phone", "Numri i telefonit nuk përgjigjet. / Broj telefona ne odgovara."),
    ];

    // Everybody whom the play licenses, or asks to.
    private static readonly string[] Guards =
        ["1900000088", "1900000096", "1900000100", "1900000142", "1900000150", "1900000193", "1900000282", "1900000355"];

    private static DemoWorker Guard(string personalNumber) => new(personalNumber, DemoAccounts.FirstCompany);

    private void License(DemoStage stage, DemoWorker worker, string classCode, int daysAgo)
    {
        var request = Ask(stage, worker, classCode, daysAgo + 10);
        Decide(stage, request, daysAgo + 9, daysAgo + 8);
        Approve(stage, request, daysAgo + 7);
        Pay(stage, request, daysAgo);
    }

    private DemoRequest Ask(DemoStage stage, DemoWorker worker, string classCode, int daysAgo)
    {
        var request = worker.Request(WorkerLicenceProcess.Definition, classCode);
        At(daysAgo + 20, 9, ct => stage.PassAsync(worker, classCode, ct));
        At(daysAgo, 9, ct => stage.ApplyForLicenceAsync(worker, request, ct));
        return request;
    }

    private DemoRequest Card(DemoStage stage, DemoWorker worker, string classCode, Func<string, Stream> open, int daysAgo)
    {
        var request = worker.Request(PersonCardProcess.Definition, classCode);
        At(daysAgo, 9, ct => stage.ApplyForCardAsync(worker, request, open, ct));
        Decide(stage, request, daysAgo - 1, daysAgo - 2);
        Approve(stage, request, daysAgo - 3);
        Pay(stage, request, daysAgo - 10);
        return request;
    }
}
