using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes;

public sealed class ServiceOverviewCacheTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
    private Database _database = null!;
    private ServiceOverviewCache _overviews = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _overviews = new ServiceOverviewCache(_database, new CodeBookCache(_database, _clock), _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private async Task<ServiceInfo> ServiceLicenceAsync() =>
        (await _overviews.CurrentAsync(CancellationToken.None)).Services.Single(s => s.Process.Key == "ServiceLicence");

    [Fact]
    public async Task Current_ShippedRows_ShowEnabledClassesWithUnconfirmedFees()
    {
        var service = await ServiceLicenceAsync();

        Assert.Equal(
            ["Basic security services", "Close protection services", "Cash in transit", "Electronic surveillance"],
            service.Classes.Select(c => c.Name.En));
        Assert.All(service.Classes, c => Assert.Equal((500_00L, 500_00L, false), (c.FeeCents, c.RenewalFeeCents, c.IsFeeConfirmed)));
        Assert.Equal(2, service.Documents.Count(d => d.IsMadeByPortal));
        Assert.Contains(service.Documents, d => !d.IsRequired);
    }

    [Fact]
    public async Task Current_FeeRaisedFromTomorrow_ShowsEachDayItsOwn()
    {
        await using (var db = _database.CreateDbContext())
        {
            var old = await db.Tariffs.SingleAsync(t => t.Code == "ServiceLicence/SRV-BAZ/Initial");
            old.ValidTo = new DateOnly(2026, 3, 10);
            db.Tariffs.Add(new Tariff
            {
                Code = old.Code, Name = new LocalName { Sq = "Licencë", Sr = "Licenca", En = "Licence" }, AmountCents = 600_00,
                ValidFrom = new DateOnly(2026, 3, 11), RevenueCode = "50000", IsConfirmed = true,
            });
            await db.SaveChangesAsync();
        }

        Assert.Equal(500_00, (await ServiceLicenceAsync()).Classes[0].FeeCents);

        // Midnight in Prishtina is 23:00 UTC in winter.
        _clock.SetUtcNow(new DateTimeOffset(2026, 3, 10, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(600_00, (await ServiceLicenceAsync()).Classes[0].FeeCents);
    }

    [Fact]
    public async Task Current_AskedAgainWithinAMinute_IsNotReadAgain()
    {
        var first = await _overviews.CurrentAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Same(first, await _overviews.CurrentAsync(CancellationToken.None));

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotSame(first, await _overviews.CurrentAsync(CancellationToken.None));
    }
}
