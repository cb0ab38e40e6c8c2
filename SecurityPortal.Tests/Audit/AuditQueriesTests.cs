using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Audit;

public sealed class AuditQueriesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private TestData _data = null!;
    private Actor _auditor = null!;
    private Actor _officer = null!;
    private Case _case = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
        _auditor = await _data.MinistryAsync("Ilir Auditi", PortalRoles.Auditor);
        _officer = await _data.OfficerAsync("Arta Gashi");
        _case = await _data.CaseAsync(await _data.CompanyAsync());
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData(PortalRoles.Officer, false)]
    [InlineData(PortalRoles.Supervisor, false)]
    [InlineData(PortalRoles.Cashier, false)]
    [InlineData(PortalRoles.Auditor, true)]
    [InlineData(PortalRoles.Administrator, true)]
    public async Task List_Role_IsForAuditorsAndAdministrators(string role, bool allowed)
    {
        var queries = Queries(await _data.MinistryAsync("Dikush", role));

        Assert.Equal(allowed, (await queries.ListAsync(new AuditFilter(), default)).IsOk);
        Assert.Equal(allowed, (await queries.VerifyAsync(default)).IsOk);
    }

    [Fact]
    public async Task List_Filters_AnswerTheRowsAsked()
    {
        await WriteAsync(_officer, "case.open", "case", _case.Id);
        await WriteAsync(_officer, "payment.search", "slip", null);
        _clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(null, "case.close", "case", _case.Id);

        Assert.Equal(["payment.search", "case.open"], await ActionsAsync(new AuditFilter { Actor = "Gashi" }));
        Assert.Equal(["case.close", "case.open"], await ActionsAsync(new AuditFilter { Action = "case." }));
        Assert.Equal(["case.close", "case.open"], await ActionsAsync(new AuditFilter { Subject = _case.Number.ToLowerInvariant() }));
        Assert.Equal(["payment.search"], await ActionsAsync(new AuditFilter { Subject = "slip" }));
        Assert.Equal(["payment.search", "case.open"], await ActionsAsync(new AuditFilter { To = new DateOnly(2026, 6, 15), Actor = "a", Action = "" }));
        Assert.Equal(["case.close"], await ActionsAsync(new AuditFilter { From = new DateOnly(2026, 6, 16), Subject = "case" }));
        Assert.Equal(_case.Number, (await Queries(_auditor).ListAsync(new AuditFilter { Action = "case.close" }, default)).Value.Rows.Single().CaseNumber);
    }

    [Fact]
    public async Task List_ManyRows_ComeInPagesTheLatestFirst()
    {
        for (var i = 0; i < AuditFilter.PageSize + 3; i++)
        {
            await WriteAsync(_officer, $"test.{i:000}", "case", null);
        }

        var first = (await Queries(_auditor).ListAsync(new AuditFilter { Action = "test." }, default)).Value;
        var second = (await Queries(_auditor).ListAsync(new AuditFilter { Action = "test.", Page = new PageRequest(2, AuditFilter.PageSize) }, default)).Value;

        Assert.Equal((AuditFilter.PageSize, true), (first.Rows.Count, first.IsMore));
        Assert.Equal((3, false), (second.Rows.Count, second.IsMore));
        Assert.Equal("test.000", second.Rows[^1].Action);
    }

    [Fact]
    public async Task List_Looking_LeavesARowThatSaysWhatWasLookedFor()
    {
        await Queries(_auditor).ListAsync(new AuditFilter { Actor = "Gashi", Action = "case." }, default);

        await using var db = _database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync(a => a.Action == "audit.read");
        Assert.Equal((_auditor.UserId, "Gashi, case."), (row.ActorId!.Value, row.Detail));
    }

    [Fact]
    public async Task Verify_RowChangedBehindThePortalsBack_NamesThePlace()
    {
        await WriteAsync(_officer, "case.open", "case", _case.Id);
        await WriteAsync(_officer, "case.take", "case", _case.Id);
        await new AuditChain(_database).SealAsync(default);
        Assert.True((await Queries(_auditor).VerifyAsync(default)).Value.Holds);

        await using var db = _database.CreateDbContext();
        await db.AuditRows.Where(a => a.Action == "case.take").ExecuteUpdateAsync(row => row.SetProperty(a => a.ActorName, "Tjetri"));

        Assert.Equal([new AuditBreak(2, 2, AuditBreakKind.Changed)], (await Queries(_auditor).VerifyAsync(default)).Value.Breaks);
    }

    private async Task<List<string>> ActionsAsync(AuditFilter filter) =>
        [.. (await Queries(_auditor).ListAsync(filter, default)).Value.Rows.Select(r => r.Action)
            .Where(a => !a.StartsWith("audit.", StringComparison.Ordinal))];

    private async Task WriteAsync(Actor? actor, string action, string kind, Guid? id)
    {
        await using var db = _database.CreateDbContext();
        db.Audit(_clock, actor, action, kind, id);
        await db.SaveChangesAsync();
    }

    private AuditQueries Queries(Actor actor) => new(
        _database, new AuditKit(_database, _clock).Verification, new FixedActor(actor), [new CaseAuditSubjects()], _clock);
}
