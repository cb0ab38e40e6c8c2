using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Cases;

/// <summary>A database with the room's services around it, each made for one actor.</summary>
public abstract class CasesKit : IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    protected Database Database { get; private set; } = null!;

    protected TestData Data { get; private set; } = null!;

    protected RecordingFeed Feed { get; } = new();

    public virtual async Task InitializeAsync()
    {
        Database = await Database.CreateAsync();
        Data = new TestData(Database, Clock);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected CaseReviewService Review(Actor? actor, ICaseFees? fees = null) =>
        new(Moves(actor), fees ?? new CaseFees(), Clock);

    protected CaseCommandFrame Moves(Actor? actor, IDbContextFactory<PortalDbContext>? database = null) =>
        new(database ?? Database, new FixedActor(actor), Feed, Clock, Options.Create(new PortalOptions()));

    protected CaseCommentService Comments(Actor? actor) => new(Database, new FixedActor(actor), Feed, Clock);

    protected QueueQueries Queue(Actor? actor) => new(Database, new FixedActor(actor), new CodeBookCache(Database, Clock), Clock);

    protected DashboardQueries Dashboard(Actor? actor) => new(Database, new FixedActor(actor), new CodeBookCache(Database, Clock), Clock);

    protected CaseViewQueries Views(Actor? actor) => new(Database, new FixedActor(actor), new CodeBookCache(Database, Clock), new ContractAnnexes(), Clock);

    protected ApplicantCaseQueries ApplicantCases(Actor? actor) => new(Database, new FixedActor(actor), new CodeBookCache(Database, Clock), Clock);

    protected async Task<Case> ReloadAsync(Guid caseId)
    {
        await using var db = Database.CreateDbContext();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }

    protected sealed class RecordingFeed : ICaseChangeFeed
    {
        public ConcurrentQueue<Guid> Published { get; } = new();

        public void Publish(Guid caseId) => Published.Enqueue(caseId);

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed) => throw new NotSupportedException();
    }
}
