using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;

namespace SecurityPortal.Core.Demo;

/// <summary>
/// Cases in every state that a licence leads to, and drafts, for Development: played through the portal's own services in order of time, so that
/// numbers, histories, slips, licences, audit and mails are as in life. Its mails count as sent.
/// </summary>
public sealed partial class DemoCases(
    IDbContextFactory<PortalDbContext> dbFactory,
    IDemoAccounts accounts,
    DocumentIntake intake,
    ImageWork images,
    IFileStore files,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const string Basic = "SRV-BAZ";
    private const string CloseProtection = "SRV-MA";
    private const string CashInTransit = "SRV-TPG";
    private const string Electronic = "SRV-ME";

    private readonly List<(DateTime At, Func<CancellationToken, Task> Act)> _script = [];

    /// <summary>Plays the cases once: only into a portal without any.</summary>
    /// <param name="open">Opens a sample file by its path, <see cref="DemoDocument.Path"/>.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task SeedAsync(Func<string, Stream> open, CancellationToken ct)
    {
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await db.Cases.AnyAsync(ct) || await db.Drafts.AnyAsync(ct))
            {
                return;
            }
        }

        await using var stage = new DemoStage(dbFactory, intake, images, files, portal);
        stage.Clock.Now = clock.GetUtcNow();
        await stage.TakeFilesInAsync(open, accounts.All[0].Id, ct);
        Write(stage, open);
        foreach (var (at, act) in _script.OrderBy(s => s.At))
        {
            stage.Clock.Now = new DateTimeOffset(at, TimeSpan.Zero);
            await act(ct);
        }

        await using var after = await dbFactory.CreateDbContextAsync(ct);
        await after.Outbox.Where(m => m.SentAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, m => m.CreatedAt).SetProperty(m => m.Attempts, 1), ct);
    }

    /// <summary>The day on which the play ends.</summary>
    internal DateOnly Today => clock.Today();

    private void Write(DemoStage stage, Func<string, Stream> open)
    {
        var today = Today;

        // The company with a history: basic security expires in 29 days, so that renewal is open since yesterday.
        var firstIssue = today.DayNumber - today.AddDays(29).AddYears(-3).AddDays(1).DayNumber;
        var first = Apply(stage, DemoAccounts.FirstCompany, Basic, firstIssue + 24);
        Decide(stage, first, firstIssue + 23, firstIssue + 12);
        Approve(stage, first, firstIssue + 9);
        Pay(stage, first, firstIssue);
        At(1, 15, ct => stage.DraftAsync(new DemoRequest(DemoAccounts.FirstCompany, ServiceLicenceProcess.Definition, Basic), ProcessDefinition.DocumentsStep, ct));

        var returned = Apply(stage, DemoAccounts.FirstCompany, CloseProtection, 17);
        Take(stage, returned, 15);
        Return(stage, returned, 6, 9, DragansComments);

        var unpaid = Apply(stage, DemoAccounts.FirstCompany, CashInTransit, 31);
        Decide(stage, unpaid, 29, 14);
        Approve(stage, unpaid, 11);
        At(3, 16, async ct =>
        {
            var slip = await stage.SlipAsync(unpaid, ct);
            await using var receipt = open(DemoDocuments.Receipt.Path);
            await stage.AsCompanyAsync(unpaid, async services => DemoStage.Done(
                await services.GetRequiredService<PaymentService>().UploadReceiptAsync(slip.Id, receipt, DemoDocuments.Receipt.Name, ct)), ct);
        });

        // The company that has just begun thought better of its first request, and may start anew.
        var withdrawn = Apply(stage, DemoAccounts.SecondCompany, Basic, 21);
        At(19, 9, async ct =>
        {
            var seen = await stage.SeenAsync(withdrawn, ct);
            await stage.AsCompanyAsync(withdrawn, async services => DemoStage.Done(
                await services.GetRequiredService<CaseWithdrawal>().WithdrawAsync(withdrawn.CaseId, seen, ct)), ct);
        });

        // Companies that nobody can sign in to, for the ministry's lists.
        Apply(stage, "819003111", Basic, 2);
        Apply(stage, "819004148", Basic, 1);
        Take(stage, Apply(stage, "819005185", Basic, 9), 7);
        Take(stage, Apply(stage, "819006222", Basic, 36), 33, second: true);

        var completed = Apply(stage, "819007259", Basic, 26);
        Take(stage, completed, 24, second: true);
        Return(stage, completed, 18, 15, DragansComments, second: true);
        At(5, 11, ct => stage.CompleteAsync(completed, application =>
        {
            application.Company.ResponsiblePhone = "049 222 333";
            application.Profile.SymbolDescription += ". Natpis sa imenom firme ispod štita.";
            application.Profile.UniformCap = "Crna / E zezë";
        }, ct));

        Decide(stage, Apply(stage, "819009333", Basic, 19), 16, 3);
        Decide(stage, Apply(stage, "819010370", Basic, 28), 25, 4, refuse: "Vërtetimi i gjykatës nuk mbulon të gjithë pronarët.", second: true);

        var waiting = Apply(stage, "819011407", Basic, 30);
        Decide(stage, waiting, 28, 13);
        Approve(stage, waiting, 8);

        var issued = Apply(stage, "819012444", Basic, 40);
        Decide(stage, issued, 38, 25, second: true);
        Approve(stage, issued, 21);
        Pay(stage, issued, 12);

        var refused = Apply(stage, "819013481", Basic, 33);
        Decide(stage, refused, 31, 15, refuse: "Polica e sigurimit ka skaduar dhe nuk u zëvendësua.");
        At(10, 13, async ct => await ReviewAsync(stage, refused, 7, (review, seen) => review.RefuseAsync(
            refused.CaseId, seen, "Polica e sigurimit të përgjegjësisë ka skaduar para paraqitjes së kërkesës.\nPolisa osiguranja od odgovornosti istekla je pre podnošenja zahteva.", ct), ct));

        var closed = Apply(stage, "819015555", Basic, 45);
        Take(stage, closed, 43);
        Return(stage, closed, 40, 15, [(ProcessDefinition.DocumentsStep, null, "Kontrata e qirasë nuk është e nënshkruar.")]);
        At(20, 2, stage.CloseOverdueAsync);
        WriteTrainingAndCentres(stage, issued.BusinessNumber);
        WriteMeasures(stage);
        WriteIncidents(stage);
        WriteContracts(stage);
        WriteExams(stage, issued.BusinessNumber);
        WriteWorkers(stage, open);
        foreach (var play in stage.Plays)
        {
            play.Write(this, stage);
        }
    }

    private static readonly (string? Step, string? Path, string Text)[] DragansComments =
    [
        (LicensingForm.CompanyStep, "Company.ResponsiblePhone", "Numri i telefonit nuk përgjigjet. Ju lutemi jepni një numër tjetër. / Broj telefona ne odgovara, navedite drugi."),
        (LicensingForm.ProfileStep, "Profile.SymbolDescription", "Përshkrimi nuk përputhet plotësisht me stemën e bashkëngjitur. / Opis ne odgovara u potpunosti priloženom grbu."),
    ];

    internal DemoRequest Apply(DemoStage stage, string businessNumber, string classCode, int daysAgo, ProcessDefinition? process = null)
    {
        var request = new DemoRequest(businessNumber, process ?? ServiceLicenceProcess.Definition, classCode);
        At(daysAgo + 1, 8, ct => stage.AddCompanyAsync(businessNumber, ct));
        At(daysAgo, 9, ct => stage.ApplyAsync(request, ct));
        return request;
    }

    internal void Take(DemoStage stage, DemoRequest request, int daysAgo, bool second = false) => At(daysAgo, 10, ct => ReviewAsync(
        stage, request, second ? 5 : 4, (review, seen) => review.TakeAsync(request.CaseId, seen, ct), ct));

    internal void Return(
        DemoStage stage, DemoRequest request, int daysAgo, int daysToComplete, IReadOnlyList<(string? Step, string? Path, string Text)> comments, bool second = false) =>
        At(daysAgo, 11, async ct =>
        {
            await stage.AsAsync(Account(second ? 5 : 4), async services =>
            {
                foreach (var (step, path, text) in comments)
                {
                    DemoStage.Done(await services.GetRequiredService<CaseCommentService>().AddAsync(request.CaseId, step, path, text, ct));
                }
            });
            await ReviewAsync(stage, request, second ? 5 : 4, (review, seen) => review.ReturnAsync(
                request.CaseId, seen, stage.Clock.Today().AddDays(daysToComplete), null, ct), ct);
        });

    internal void Decide(DemoStage stage, DemoRequest request, int takenDaysAgo, int recommendedDaysAgo, string? refuse = null, bool second = false)
    {
        Take(stage, request, takenDaysAgo, second);
        At(recommendedDaysAgo, 12, ct => ReviewAsync(
            stage, request, second ? 5 : 4, (review, seen) => review.RecommendAsync(request.CaseId, seen, refuse is null, refuse, ct), ct));
    }

    internal void Approve(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 13, ct => ReviewAsync(
        stage, request, 6, (review, seen) => review.ApproveAsync(request.CaseId, seen, null, ct), ct));

    internal void Pay(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 14, async ct =>
    {
        var slip = await stage.SlipAsync(request, ct);
        var booking = new Booking(stage.Clock.Today(), $"BANKA-{slip.Number[^6..]}", slip.AmountCents);
        await stage.AsAsync(Account(8), async services => DemoStage.Done(await services.GetRequiredService<PaymentService>().BookAsync(slip.Id, slip.Version, booking, ct)));
    });

    internal async Task ReviewAsync(
        DemoStage stage, DemoRequest request, int account, Func<CaseReviewService, Guid, Task<Result<CaseStatus>>> act, CancellationToken ct)
    {
        var seen = await stage.SeenAsync(request, ct);
        await stage.AsAsync(Account(account), async services => DemoStage.Done(await act(services.GetRequiredService<CaseReviewService>(), seen)));
    }

    // Places of the ministry's accounts in the list: officers 4 and 5, supervisors 6 and 7, cashier 8.
    internal Guid Account(int place) => accounts.All[place].Id;

    /// <summary>Something that happened so many local days ago, at an hour, never later than now.</summary>
    internal void At(int daysAgo, int hour, Func<CancellationToken, Task> act)
    {
        var at = LocalTime.StartOf(clock.Today().AddDays(-daysAgo)).AddHours(hour).AddMinutes(_script.Count * 7 % 60);
        _script.Add((at, act));
    }
}
