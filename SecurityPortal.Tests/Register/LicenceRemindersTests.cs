using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Register.Mails;

namespace SecurityPortal.Tests.Register;

public sealed class LicenceRemindersTests : MeasuresKit
{
    [Theory]
    [InlineData(61, null)]
    [InlineData(60, 60)]
    [InlineData(59, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(0, 7)]
    public async Task Run_DaysBeforeTheEnd_SendsTheNearestReminderOnce(int daysLeft, int? mark)
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(daysLeft));

        await RunAsync();
        await RunAsync();

        Assert.Equal(mark is null ? [] : [$"licence/{licence.Id:N}/expiring/{mark}"], await KeysAsync());
    }

    [Fact]
    public async Task Run_EveryDayToTheEnd_SendsThreeRemindersAndNotesTheEnd()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(62));
        for (var day = 0; day <= 64; day++)
        {
            await RunAsync();
            Portal.Clock.Advance(TimeSpan.FromDays(1));
        }

        await using var db = Portal.Db();
        var mails = (await db.Outbox.ToListAsync()).OrderBy(m => m.Id).ToList();
        Assert.Equal(
            [MailKind.Of<LicenceExpiringMail>().Name, MailKind.Of<LicenceExpiringMail>().Name, MailKind.Of<LicenceExpiringMail>().Name,
                MailKind.Of<LicenceExpiredMail>().Name], mails.Select(m => m.Template));
        Assert.Equal([60, 30, 7, -1], mails.Select(m => licence.ValidTo.DayNumber - LocalTime.DateOf(m.CreatedAt).DayNumber));
        Assert.Equal(LicenceAction.Expire, (await db.LicenceEvents.SingleAsync()).Action);
        Assert.Equal("licence.expire", (await db.AuditRows.SingleAsync(a => a.SubjectKind == "licence")).Action);
    }

    [Fact]
    public async Task Run_PortalWasDown_SendsOneAndNotThree()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(70));
        Portal.Clock.Advance(TimeSpan.FromDays(66));
        await RunAsync();
        Assert.EndsWith("/expiring/7", Assert.Single(await KeysAsync()), StringComparison.Ordinal);
    }

    // Nights on which the clock is set, and the end on 29 February: local days count, whatever the hour.
    [Theory]
    [InlineData("2026-05-28", "2026-03-28T23:30:00Z", 60)]
    [InlineData("2026-05-28", "2026-03-28T22:30:00Z", null)]
    [InlineData("2026-11-24", "2026-10-24T22:30:00Z", 30)]
    [InlineData("2026-11-24", "2026-10-24T21:30:00Z", 60)]
    [InlineData("2028-02-29", "2028-02-22T11:00:00Z", 7)]
    [InlineData("2028-02-29", "2028-02-29T22:59:00Z", 7)]
    public async Task Run_OnSpecialDays_CountsLocalDays(string end, string now, int? mark)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        await Portal.LicenceAsync(Company, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
        Portal.Clock.SetUtcNow(at);
        await RunAsync();
        Assert.Equal(mark is null ? [] : [$"/expiring/{mark}"], (await KeysAsync()).Select(k => k[k.IndexOf("/expiring", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Run_LastDayAndTheDayAfter_EndsAtLocalMidnight()
    {
        await Portal.LicenceAsync(Company, new DateOnly(2028, 2, 29));
        Portal.Clock.SetUtcNow(new DateTimeOffset(2028, 2, 29, 22, 59, 0, TimeSpan.Zero));
        await RunAsync();
        await using var db = Portal.Db();
        Assert.Empty(await db.LicenceEvents.ToListAsync());
        Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await RunAsync();
        await RunAsync();
        Assert.Single(await db.LicenceEvents.ToListAsync());
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<LicenceExpiredMail>().Name));
    }

    [Theory]
    [InlineData(MeasureKind.Suspend)]
    [InlineData(MeasureKind.Revoke)]
    public async Task Run_SuspendedOrRevoked_SaysNothing(MeasureKind kind)
    {
        await DoneAsync(await Portal.LicenceAsync(Company, Portal.Today.AddDays(20)), kind);
        await RunAsync();
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Run_RenewedAlready_SaysNothing()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(20));
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(20).AddYears(3));
        await RunAsync();
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Run_DaysChangedByTheAdministrator_AreUsed()
    {
        await using (var db = Portal.Db())
        {
            await db.Settings.Where(s => s.Code == SettingKeys.LicenceReminderDays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "90, 10"));
        }

        await Portal.LicenceAsync(Company, Portal.Today.AddDays(88));
        await RunAsync();
        Assert.EndsWith("/90", Assert.Single(await KeysAsync()), StringComparison.Ordinal);
    }

    private Task RunAsync() => ActivatorUtilities.CreateInstance<LicenceReminders>(Portal.Services).RunAsync(default);

    private async Task<IReadOnlyList<string>> KeysAsync()
    {
        await using var db = Portal.Db();
        return await db.Outbox.Where(m => m.Template == MailKind.Of<LicenceExpiringMail>().Name).Select(m => m.EventKey).ToListAsync();
    }
}
