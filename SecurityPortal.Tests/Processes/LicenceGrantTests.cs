using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes;

public sealed class LicenceGrantTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private Database _database = null!;
    private TestData _data = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("2026-06-15", "2026-06-15", "2029-06-14")]
    [InlineData("2028-02-29", "2028-02-29", "2031-02-27")]
    [InlineData("2027-03-01", "2027-03-01", "2030-02-28")]
    [InlineData("2025-03-01", "2025-03-01", "2028-02-29")]
    public async Task Issue_First_IsValidThreeYearsLessADay(string today, string from, string to)
    {
        _clock.AdjustTime(DateTimeOffset.Parse($"{today}T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await UseSettingsFromAsync(new DateOnly(2025, 1, 1));

        var licence = await IssueAsync(await _data.CaseAsync(await _data.CompanyAsync(), CaseStatus.Paid));

        Assert.Equal((from, to), ($"{licence.ValidFrom:yyyy-MM-dd}", $"{licence.ValidTo:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Issue_RenewalInTime_FollowsWithoutAGap()
    {
        var (licence, previous) = await RenewAsync(endsInDays: 20);

        Assert.Equal(previous.ValidTo.AddDays(1), licence.ValidFrom);
        Assert.Equal(previous.ValidTo.AddDays(1).AddYears(3).AddDays(-1), licence.ValidTo);
        Assert.Equal(previous.Id, licence.PreviousLicenceId);
        Assert.NotEqual(previous.Number, licence.Number);
    }

    [Fact]
    public async Task Issue_RenewalOnTheLastDay_FollowsTomorrow() =>
        Assert.Equal(_clock.Today().AddDays(1), (await RenewAsync(endsInDays: 0)).Licence.ValidFrom);

    [Fact]
    public async Task Issue_RenewalAfterTheEnd_StartsOnTheDayOfIssue() => Assert.Equal(_clock.Today(), (await RenewAsync(endsInDays: -1)).Licence.ValidFrom);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Issue_RenewalOfALicenceThatIsSuspendedOrRevokedByNow_IsSoToo(bool revoked)
    {
        var (since, company) = (_clock.UtcNow(), await _data.CompanyAsync());
        var previous = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today().AddDays(20).AddYears(-3));
        await using (var db = _database.CreateDbContext())
        {
            var held = await db.Licences.SingleAsync(l => l.Id == previous.Id);
            (held.RevokedAt, held.SuspendedAt) = (revoked ? since : null, revoked ? null : since);
            await db.SaveChangesAsync();
        }

        var licence = await IssueAsync(await _data.CaseAsync(company, CaseStatus.Paid, kind: RequestKind.Renewal, previousLicenceId: previous.Id));

        Assert.Equal((revoked ? since : null, revoked ? null : since), (licence.RevokedAt, licence.SuspendedAt));
    }

    [Fact]
    public async Task Issue_ManyOfAYear_CountWithoutGapsPerClass()
    {
        var company = await _data.CompanyAsync();
        var first = await IssueAsync(await _data.CaseAsync(company, CaseStatus.Paid));
        var second = await IssueAsync(await _data.CaseAsync(company, CaseStatus.Paid));
        var other = await IssueAsync(await _data.CaseAsync(company, CaseStatus.Paid, classCode: "SRV-ME"));

        Assert.Equal(["SRV-BAZ-2026-0001", "SRV-BAZ-2026-0002", "SRV-ME-2026-0001"], new[] { first.Number, second.Number, other.Number });
        Assert.Equal(3, new[] { first.Token, second.Token, other.Token }.Distinct().Count());
    }

    private async Task<(Licence Licence, Licence Previous)> RenewAsync(int endsInDays)
    {
        var company = await _data.CompanyAsync();
        var old = await _data.CaseAsync(company, CaseStatus.Issued);
        var previous = await _data.LicenceAsync(old, _clock.Today().AddDays(endsInDays + 1).AddYears(-3));
        Assert.Equal(_clock.Today().AddDays(endsInDays), previous.ValidTo);
        var renewal = await _data.CaseAsync(company, CaseStatus.Paid, kind: RequestKind.Renewal, previousLicenceId: previous.Id);
        return (await IssueAsync(renewal), previous);
    }

    private async Task<Licence> IssueAsync(Case file)
    {
        var issued = await _database.InTransactionAsync<Licence>(
            async db =>
            {
                await new LicenceGrant().IssueAsync(db, file, _clock.UtcNow(), default);
                return db.Licences.Local.Single();
            },
            default);
        return issued.Value;
    }

    private async Task UseSettingsFromAsync(DateOnly start)
    {
        await using var db = _database.CreateDbContext();
        foreach (var setting in db.Settings)
        {
            setting.ValidFrom = start;
        }

        await db.SaveChangesAsync();
    }
}
