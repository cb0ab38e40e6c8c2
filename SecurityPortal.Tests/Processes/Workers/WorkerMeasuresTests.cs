using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Register.Mails;
using SecurityPortal.Tests.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Workers;

/// <summary>What the register does about licences of natural persons: reminders, suspension, appeal.</summary>
public sealed class WorkerMeasuresTests : MeasuresKit
{
    private Actor _worker = null!;
    private Licence _licence = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _worker = await Portal.IndividualAsync();
        await using var db = Portal.Db();
        _licence = await new TestWorkers(Portal)
            .LicensedAsync(Company, TestWorkers.Entry((await db.Individuals.SingleAsync()).PersonalNumber.Reveal(), "Vjosa", "Berisha"));
    }

    [Fact]
    public async Task Remind_ThirtyDaysBeforeTheEnd_TellsThePersonAndTheEmployerInCopyOnce()
    {
        Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(_licence.ValidTo.AddDays(-30)).AddHours(9), TimeSpan.Zero));
        var reminders = ActivatorUtilities.CreateInstance<LicenceReminders>(Portal.Services);

        await reminders.RunAsync(default);
        await reminders.RunAsync(default);

        await using var db = Portal.Db();
        var mails = await db.Outbox.Where(m => m.Template == MailKind.Of<LicenceExpiringMail>().Name).OrderBy(m => m.EventKey).ToListAsync();
        Assert.Equal([$"licence/{_licence.Id:N}/expiring/30", $"licence/{_licence.Id:N}/expiring/30/copy"], mails.Select(m => m.EventKey));
        Assert.Equal([await OwnAddressAsync(), await db.Companies.Where(c => c.Id == Company.CompanyId).Select(c => c.Email).SingleAsync()],
            mails.Select(m => m.To));
        Assert.DoesNotContain("/licences/workers", mails[0].ModelJson, StringComparison.Ordinal);
        Assert.Contains("/licences/workers", mails[1].ModelJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remind_EmploymentEnded_TellsThePersonOnly()
    {
        await using (var session = Portal.As(Company))
        {
            await using var rows = Portal.Db();
            TestPortal.Ok(await session.Get<EmploymentService>().EndAsync(await rows.Employments.Select(e => e.Id).SingleAsync(), default));
        }

        Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(_licence.ValidTo.AddDays(-30)).AddHours(9), TimeSpan.Zero));
        await ActivatorUtilities.CreateInstance<LicenceReminders>(Portal.Services).RunAsync(default);

        await using var db = Portal.Db();
        Assert.Equal(await OwnAddressAsync(), (await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<LicenceExpiringMail>().Name)).To);
    }

    [Fact]
    public async Task Remind_RenewedAlready_StaysSilent()
    {
        await using (var db = Portal.Db())
        {
            db.Licences.Add(new Licence
            {
                Number = "W-BAZ-2026-0900", ProcessKey = _licence.ProcessKey, ClassCode = _licence.ClassCode, PersonId = _licence.PersonId,
                HolderName = _licence.HolderName,
                CaseId = (await Portal.Data.CaseAsync(Company, Core.Cases.CaseStatus.Issued)).Id, ValidFrom = _licence.ValidTo.AddDays(1),
                ValidTo = _licence.ValidTo.AddYears(3),
                Token = "next", IssuedAt = Portal.Clock.UtcNow(),
            });
            await db.SaveChangesAsync();
        }

        Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(_licence.ValidTo.AddDays(-30)).AddHours(9), TimeSpan.Zero));
        await ActivatorUtilities.CreateInstance<LicenceReminders>(Portal.Services).RunAsync(default);

        await using var after = Portal.Db();
        Assert.False(await after.Outbox.AnyAsync(m => m.Template == MailKind.Of<LicenceExpiringMail>().Name));
    }

    [Fact]
    public async Task Suspended_ThePersonAndWhoeverAppliedReadTheDecisionAndMayAppealAndNobodyElse()
    {
        var measure = await DoneAsync(_licence, MeasureKind.Suspend);
        var stranger = await Portal.Data.CompanyAsync("Tjetra SH.P.K.");
        foreach (var (actor, allowed) in new[] { (_worker, true), (Company, true), (stranger, false), (await Portal.IndividualAsync("Tjetër", "Kush"), false) })
        {
            await using var session = Portal.As(actor);
            Assert.Equal(allowed, (await session.Get<PaperService>().MeasureAsync(measure, default)).IsOk);
            Assert.Equal(allowed, await session.Get<LicenceFileReader>().OfCaseAsync(_licence.CaseId, default) is { Measures: [{ MayAppeal: true }] });
        }

        await using var other = Portal.As(stranger);
        Assert.IsType<NotFound>((await other.Get<AppealFiling>().FileAgainstMeasureAsync(measure, "Jo.", default)).Error);
        await using var own = Portal.As(_worker);
        Assert.Equal(LicenceState.Suspended, Assert.Single(await own.Get<LicenceFileReader>().OwnAsync(default)).Licence.State);
        TestPortal.Ok(await own.Get<AppealFiling>().FileAgainstMeasureAsync(measure, "Nuk kam faj.", default));

        await using var db = Portal.Db();
        Assert.Equal(measure, (await db.Appeals.SingleAsync()).MeasureId);
        Assert.Equal(2, await db.Outbox.Where(m => m.Template == MailKind.Of<LicenceSuspendedMail>().Name).Select(m => m.To).Distinct().CountAsync());
        Assert.Contains(await OwnAddressAsync(), await db.Outbox.Where(m => m.Template == MailKind.Of<LicenceSuspendedMail>().Name).Select(m => m.To)
            .ToListAsync());
    }

    private async Task<string> OwnAddressAsync()
    {
        await using var db = Portal.Db();
        return (await db.Users.Where(u => u.Id == _worker.UserId).Select(u => u.Email).SingleAsync())!;
    }

    [Fact]
    public async Task File_OfThePersonsLicence_ShowsNoBusinessNumber()
    {
        await using var officer = Portal.As(Officer);

        Assert.Null(TestPortal.Ok(await officer.Get<LicenceFileReader>().ReadAsync(_licence.Id, false, default)).HolderNumber);
    }
}
