using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

/// <summary>A database with cases that wait for their payment, and the room's services made for one actor.</summary>
public abstract class PaymentsKit : IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    protected Database Database { get; private set; } = null!;

    protected TestData Data { get; private set; } = null!;

    protected DiskFileStore Files { get; private set; } = null!;

    protected CountingFeed Feed { get; } = new();

    public virtual Task InitializeAsync() => StartOnAsync(TestProviders.Default);

    protected async Task StartOnAsync(TestProvider provider)
    {
        Database = await Database.CreateAsync(provider);
        Data = new TestData(Database, Clock);
        Files = new DiskFileStore(Path.Combine(Database.Folder, "files"), Clock);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    private static IOptions<PortalOptions> Portal => Options.Create(new PortalOptions { PublicAddress = "https://licencat.example.org" });

    private SlipBooking Booking => new(Clock, Portal);

    private LineReversal Reversals => new(Clock, Booking);

    protected Task<Actor> CashierAsync(string name = "Drita Hoxha") => Data.MinistryAsync(name, PortalRoles.Cashier);

    protected PaymentService Payments(Actor? actor)
    {
        var limits = new DocumentLimits();
        var intake = new DocumentIntake(Files, new ContentCheck(new NoScanner(), limits), limits);
        return new PaymentService(Database, new FixedActor(actor), Clock, Feed, intake, Files, Booking);
    }

    protected StatementImport Import(Actor? actor) =>
        new(Database, new FixedActor(actor), new LineBooking(Clock, Booking, Reversals), Feed, new DocumentLimits(), Clock);

    protected StatementQueries Statements(Actor? actor) => new(Database, new FixedActor(actor));

    protected MoneyDesk Desk(Actor? actor) => new(Database, new FixedActor(actor), Clock, Feed, Booking, Reversals);

    protected Refunds Refunds(Actor? actor) => new(Database, new FixedActor(actor), Clock, Feed, Booking);

    protected PaymentDecisions Decisions(Actor? actor) => new(Database, new FixedActor(actor), Clock, Feed, Booking, Portal);

    protected DeskQueries Waiting(Actor? actor) => new(Database, new FixedActor(actor), Clock);

    protected SlipQueries Slips(Actor? actor) => new(Database, new FixedActor(actor), Clock);

    /// <summary>The slip of a case that was approved just now.</summary>
    protected async Task<PaymentSlip> ChargedAsync(Actor company, string classCode = "SRV-BAZ", RequestKind kind = RequestKind.Initial)
    {
        var file = await Data.CaseAsync(company, CaseStatus.AwaitingPayment, classCode: classCode, kind: kind);
        return await ChargeAsync(file);
    }

    protected async Task<PaymentSlip> ChargeAsync(Case file)
    {
        var slip = await Database.InTransactionAsync<PaymentSlip?>(
            async db => await new CaseFees().ChargeAsync(db, await db.Cases.SingleAsync(c => c.Id == file.Id), Clock.UtcNow(), default), default);
        return slip.Value!;
    }

    protected Booking Full(PaymentSlip slip) => new(Clock.Today(), "BQK-77812", slip.AmountCents);

    /// <summary>The rows of a statement as a table of text.</summary>
    protected async Task<Guid> UploadAsync(Actor actor, params string[] rows)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("Data;Shuma;Referenca;Paguesi;Nr. i transaksionit\n" + string.Join('\n', rows)));
        return Ok(await Import(actor).UploadAsync(body, "izvod.csv", western: false, default));
    }

    /// <summary>A camt.053 file of these entries.</summary>
    protected async Task<Guid> UploadCamtAsync(Actor actor, params string[] entries)
    {
        using var body = new MemoryStream(
            Encoding.UTF8.GetBytes($"<Document><BkToCstmrStmt><Stmt>{string.Concat(entries)}</Stmt></BkToCstmrStmt></Document>"));
        return Ok(await Import(actor).UploadAsync(body, "izvod.xml", western: false, default));
    }

    protected static string Row(string reference, string amount, string day = "15.06.2026", string entry = "") =>
        $"{day};{amount};{reference};Siguria Plus;{entry}";

    protected static string Entry(PaymentSlip slip, string direction, string number, string mark = "", string amount = "500.00") => $"""
        <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{mark}<BookgDt><Dt>2026-06-15</Dt></BookgDt><AcctSvcrRef>{number}</AcctSvcrRef>
        <AddtlNtryInf>{slip.Reference}</AddtlNtryInf></Ntry>
        """;

    protected static string TakenBack(PaymentSlip slip, string number, string amount = "500.00") =>
        Entry(slip, "DBIT", number, "<RvslInd>true</RvslInd>", amount);

    protected async Task<Result<int>> ConfirmAsync(Actor actor, Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await Import(actor).ConfirmAsync(id, await db.BankStatements.Where(s => s.Id == id).Select(s => s.Version).SingleAsync(), null, default);
    }

    /// <summary>Takes a statement of these rows in and confirms it.</summary>
    protected async Task<Guid> TakeInAsync(Actor cashier, params string[] rows)
    {
        var id = await UploadAsync(cashier, rows);
        Ok(await ConfirmAsync(cashier, id));
        return id;
    }

    /// <summary>One proposes that the counting payment of a slip is wrong, a supervisor confirms.</summary>
    protected async Task CorrectAsync(Actor cashier, PaymentSlip slip, string? target)
    {
        await using var db = Database.CreateDbContext();
        var payment = await db.Payments.AsNoTracking().SingleAsync(p => p.SlipId == slip.Id && p.State == PaymentState.Counts);
        Ok(await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, target, "Gabim", default));
        var supervisor = await Data.SupervisorAsync();
        var correction = Assert.Single(Ok(await Waiting(supervisor).CorrectionsAsync(1, default)).Rows);
        Ok(await Decisions(supervisor).ConfirmAsync(correction.Id, correction.Version, default));
    }

    /// <summary>The case of a slip ends without what it pays for.</summary>
    protected async Task CancelAsync(PaymentSlip slip) => Ok(await Database.InTransactionAsync<Unit>(
        async db =>
        {
            (await db.Cases.SingleAsync(c => c.Id == slip.CaseId)).Status = CaseStatus.Withdrawn;
            await new CaseFees().CancelAsync(db, slip.CaseId, default);
            return Unit.Done;
        },
        default));

    /// <summary>The case of a slip goes on. Answers the slip that is to be paid.</summary>
    protected async Task<PaymentSlip> ReviveAsync(PaymentSlip slip) => Ok(await Database.InTransactionAsync<PaymentSlip?>(
        async db =>
        {
            var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId);
            file.Status = CaseStatus.AwaitingPayment;
            return await new CaseFees().ReviveAsync(db, file, Clock.UtcNow(), default);
        },
        default))!;

    /// <summary>Moves the one refund that stands in a state.</summary>
    protected async Task<Result<Unit>> MoveRefundAsync(Actor cashier, RefundStatus from, RefundStatus to)
    {
        var refund = Assert.Single(await RefundListAsync(), r => r.Status == from);
        return await Refunds(cashier).MoveAsync(refund.Id, refund.Version, to, to == RefundStatus.Withdrawn ? "Nuk kthehet" : null, default);
    }

    /// <summary>Puts the money of a slip whose case ended on the list of refunds.</summary>
    protected async Task ListSlipAsync(Actor cashier, PaymentSlip slip) =>
        Ok(await Refunds(cashier).ListSlipAsync(slip.Id, (await SlipAsync(slip.Id)).Version, default));

    protected async Task<PaymentSlip> SlipAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.Id == id);
    }

    protected async Task<IReadOnlyList<Refund>> RefundListAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Refunds.AsNoTracking().OrderBy(r => r.CreatedAt).ToListAsync();
    }

    /// <summary>The one held line.</summary>
    protected async Task<StatementLineView> HeldLineAsync(Actor cashier) => Assert.Single(Ok(await Statements(cashier).HeldAsync(1, default)).Rows);

    protected static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, $"{result.Error}");
        return result.Value;
    }

    protected sealed class CountingFeed : ICaseChangeFeed
    {
        public List<Guid> Published { get; } = [];

        public void Publish(Guid caseId)
        {
            lock (Published)
            {
                Published.Add(caseId);
            }
        }

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed) => throw new NotSupportedException();
    }
}
