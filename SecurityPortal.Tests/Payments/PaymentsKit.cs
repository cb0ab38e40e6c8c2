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

    public async Task InitializeAsync()
    {
        Database = await Database.CreateAsync();
        Data = new TestData(Database, Clock);
        Files = new DiskFileStore(Path.Combine(Database.Folder, "files"), Clock);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected Task<Actor> CashierAsync(string name = "Drita Hoxha") => Data.MinistryAsync(name, PortalRoles.Cashier);

    protected PaymentService Payments(Actor? actor)
    {
        var limits = new DocumentLimits();
        var intake = new DocumentIntake(Files, new ContentCheck(new NoScanner(), limits), limits);
        return new PaymentService(Database, new FixedActor(actor), Clock, Feed, intake, Files,
            Options.Create(new PortalOptions { PublicAddress = "https://licencat.example.org" }));
    }

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
