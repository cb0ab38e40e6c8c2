using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Reference;

public sealed class CodeListTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly LocalName Name = ReferenceData.Name("Dronë", "Dronovi", "Drones");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private TestData _data = null!;
    private ReferenceDataService _service = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
        _service = _data.Reference(await _data.MinistryAsync("Teuta", PortalRoles.Administrator));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Change_NewName_HoldsFromItsDayAndLeavesTheOldDaysTheirName()
    {
        Assert.True((await _service.ChangeCodeAsync(CodeLists.ServiceClass, "SRV-ME", Change(Today.AddDays(3)), default)).IsOk);

        var book = await BookAsync();
        Assert.Equal("Mbikëqyrje elektronike", book.Name(CodeLists.ServiceClass, "SRV-ME", Today.AddDays(2)).Sq);
        Assert.Equal(Name, book.Name(CodeLists.ServiceClass, "SRV-ME", Today.AddDays(3)));
        Assert.Equal("Mbikëqyrje elektronike", book.Name(CodeLists.ServiceClass, "SRV-ME", new DateOnly(2019, 1, 1)).Sq);
        await using var db = _database.CreateDbContext();
        Assert.Equal(Name, await db.CodeNameAsync(CodeLists.ServiceClass, "SRV-ME", Today.AddDays(3), default));
        var audit = await db.AuditRows.SingleAsync(a => a.Action == "reference.code");
        Assert.Contains("NameSq: Mbikëqyrje elektronike → Dronë", audit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_SwitchedOnAndEnded_IsInUseOnItsDaysOnly()
    {
        await _service.ChangeCodeAsync(CodeLists.ServiceClass, "SRV-TP", Change(Today.AddDays(1)) with { To = Today.AddDays(4) }, default);

        var book = await BookAsync();
        bool InUse(int day) => book.InUse(CodeLists.ServiceClass, Today.AddDays(day)).Any(c => c.Code == "SRV-TP");
        Assert.Equal([false, true, true, false], new[] { 0, 1, 4, 5 }.Select(InUse));
        Assert.Equal(Name, book.Name(CodeLists.ServiceClass, "SRV-TP", Today.AddDays(50)));
    }

    [Theory]
    [InlineData(0, "reference.used-today")]
    [InlineData(1, null)]
    public async Task Change_ClassOfACaseOfThisMorning_BeginsTomorrow(int inDays, string? error)
    {
        await _data.CaseAsync(await _data.CompanyAsync());

        Assert.Equal(error, (await _service.ChangeCodeAsync(CodeLists.ServiceClass, "SRV-BAZ", Change(Today.AddDays(inDays)), default)).Error?.Code);
    }

    [Fact]
    public async Task Change_PastDay_IsRefused() =>
        Assert.Equal("reference.date-past", (await _service.ChangeCodeAsync(CodeLists.ServiceClass, "SRV-ME", Change(Today.AddDays(-1)), default)).Error?.Code);

    [Fact]
    public async Task Add_Class_HasAFeeForEachKindOfRequestAndCanBeAskedFor()
    {
        var from = Today.AddDays(2);

        Assert.True((await _service.AddCodeAsync(CodeLists.ServiceClass, "SRV-DR", Change(from) with { FeeCents = 320_00, Order = 9 }, default)).IsOk);

        await using var db = _database.CreateDbContext();
        var like = await db.Tariffs.Where(t => t.Code.StartsWith("ServiceLicence/SRV-ME/")).Select(t => t.Code).ToListAsync();
        var fees = await db.Tariffs.Where(t => t.Code.Contains("/SRV-DR/")).ToListAsync();
        Assert.Equal(like.Select(c => c.Replace("SRV-ME", "SRV-DR", StringComparison.Ordinal)).Order(), fees.Select(f => f.Code).Order());
        Assert.All(fees, f => Assert.Equal((320_00L, from), (f.AmountCents, f.ValidFrom)));
        Assert.All(fees, f => Assert.Contains("Drones", f.Name.En, StringComparison.Ordinal));
        Assert.Null(await db.TariffAsync(fees[0].Code, new FilingDay(Today), default));
        Assert.Equal(320_00, (await db.TariffAsync(fees[0].Code, new FilingDay(from), default))!.AmountCents);
        Assert.Null(await db.CodeInUseAsync(CodeLists.ServiceClass, "SRV-DR", Today, default));
        Assert.NotNull(await db.CodeInUseAsync(CodeLists.ServiceClass, "SRV-DR", from, default));
    }

    [Theory]
    [InlineData("service-class", "SRV-DR", null, "reference.amount")]
    [InlineData("service-class", "SRV-DR", -1L, "reference.amount")]
    [InlineData("service-class", "SRV-ME", 1L, "reference.code-taken")]
    [InlineData("service-class", "TRN-BAZ", 1L, "reference.code-taken")]
    [InlineData("service-class", "dr", 1L, "reference.code")]
    [InlineData("contract", "CN2", 1L, "reference.list-closed")]
    [InlineData("injury", "I5", null, "reference.list-closed")]
    [InlineData("no-list", "X1", null, "common.not-found")]
    [InlineData("offence-type", "V35", null, null)]
    public async Task Add_Code_IsCheckedByItsList(string list, string code, long? fee, string? error)
    {
        var result = await _service.AddCodeAsync(list, code, Change(Today) with { FeeCents = fee }, default);

        Assert.Equal(error, result.Error?.Code);
        await using var db = _database.CreateDbContext();
        Assert.Equal(error is null, await db.CodeItems.AnyAsync(c => c.List == list && c.Code == code && c.ValidFrom == Today));
    }

    [Fact]
    public async Task Move_Entry_ChangesPlacesWithItsNeighbour()
    {
        var before = (await BookAsync()).InUse("offence-type", Today).Select(c => c.Code).ToList();

        Assert.True((await _service.MoveCodeAsync("offence-type", before[2], up: true, default)).IsOk);
        Assert.False((await _service.MoveCodeAsync("offence-type", before[0], up: true, default)).IsOk);

        var after = (await BookAsync()).InUse("offence-type", Today).Select(c => c.Code).ToList();
        Assert.Equal([before[0], before[2], before[1], .. before[3..]], after);
    }

    private static CodeChange Change(DateOnly from) => new(Name, 5, true, null, from, null, true);

    // A cache of its own: it keeps what it has read for ten seconds.
    private async Task<CodeBook> BookAsync() => await new CodeBookCache(_database, _clock).CurrentAsync(default);
}
