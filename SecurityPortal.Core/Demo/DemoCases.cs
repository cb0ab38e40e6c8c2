using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Demo;

/// <summary>
/// Cases in every state, and drafts, for Development: played through the portal's own services in order of time, so that numbers, histories, slips, licences,
/// audit and mails are as in life. What happens is brought by the processes (<see cref="IDemoPlay"/>); here stands what may happen to a case of any. Its mails
/// count as sent.
/// </summary>
public sealed class DemoCases(
    IDbContextFactory<PortalDbContext> dbFactory,
    IDemoAccounts accounts,
    DocumentIntake intake,
    ImageWork images,
    IFileStore files,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
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

        await using var stage = new DemoStage(dbFactory, intake, images, files, portal, open);
        stage.Clock.Now = clock.GetUtcNow();
        await stage.TakeFilesInAsync(accounts.All[0].Id, ct);
        foreach (var play in stage.Plays)
        {
            play.Write(this, stage);
        }

        foreach (var (at, act) in _script.OrderBy(s => s.At))
        {
            // In the morning the hours of today are still to come.
            var now = clock.GetUtcNow();
            stage.Clock.Now = at > now.UtcDateTime ? now : new DateTimeOffset(at, TimeSpan.Zero);
            await act(ct);
        }

        await using var after = await dbFactory.CreateDbContextAsync(ct);
        await after.Outbox.Where(m => m.SentAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.SentAt, m => m.CreatedAt).SetProperty(m => m.Attempts, 1), ct);
    }

    /// <summary>The day on which the play ends.</summary>
    internal DateOnly Today => clock.Today();

    /// <summary>How many days ago something began that lasts so many years and ends on a day.</summary>
    internal int BegunDaysAgo(DateOnly end, int years) => Today.DayNumber - end.AddYears(-years).AddDays(1).DayNumber;

    internal void Take(DemoStage stage, DemoRequest request, int daysAgo, bool second = false) => At(daysAgo, 10, ct => ReviewAsync(
        stage, request, second ? 5 : 4, (review, seen) => review.TakeAsync(request.CaseId, seen, ct), ct));

    internal void Return(
        DemoStage stage, DemoRequest request, int daysAgo, int daysToComplete, IReadOnlyList<DemoComment> comments, bool second = false) =>
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
        await stage.AsAsync(Account(8), async services => DemoStage.Done(
            await services.GetRequiredService<PaymentService>().BookAsync(slip.Id, slip.Version, booking, ct)));
    });

    /// <summary>Leads a request to its end without haste: approved eleven days after it was taken, paid five days later.</summary>
    internal void Issue(DemoStage stage, DemoRequest request, int takenDaysAgo)
    {
        Decide(stage, request, takenDaysAgo, takenDaysAgo - 8);
        Approve(stage, request, takenDaysAgo - 11);
        Pay(stage, request, takenDaysAgo - 16);
    }

    internal void Refuse(DemoStage stage, DemoRequest request, int daysAgo, int supervisor, string reasons) => At(daysAgo, 13, ct => ReviewAsync(
        stage, request, supervisor, (review, seen) => review.RefuseAsync(request.CaseId, seen, reasons, ct), ct));

    internal void HandInReceipt(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 16, async ct =>
    {
        var slip = await stage.SlipAsync(request, ct);
        await using var receipt = stage.Open(DemoDocument.Receipt);
        await stage.AsCompanyAsync(request, async services => DemoStage.Done(
            await services.GetRequiredService<PaymentService>().UploadReceiptAsync(slip.Id, receipt, DemoDocument.Receipt.Name, ct)), ct);
    });

    internal void Withdraw(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 9, async ct =>
    {
        var seen = await stage.SeenAsync(request, ct);
        await stage.AsCompanyAsync(request, async services => DemoStage.Done(
            await services.GetRequiredService<CaseWithdrawal>().WithdrawAsync(request.CaseId, seen, ct)), ct);
    });

    /// <summary>An officer proposes a measure against the licence that came from a request.</summary>
    internal void Propose(DemoStage stage, DemoRequest request, MeasureKind kind, int daysAgo, string reasons) => At(daysAgo, 10, async ct =>
    {
        var licence = await stage.LicenceAsync(request, ct);
        await stage.AsAsync(Account(4), async services => DemoStage.Done(
            await services.GetRequiredService<MeasureService>().ProposeAsync(licence.Id, licence.Version, kind, reasons, null, ct)));
    });

    internal void CarryOut(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 11, async ct =>
    {
        var proposal = await stage.ProposalAsync(request, ct);
        await stage.AsAsync(Account(6), async services => DemoStage.Done(
            await services.GetRequiredService<MeasureService>().CarryOutAsync(proposal.Id, proposal.Version, proposal.Reasons, ct)));
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
