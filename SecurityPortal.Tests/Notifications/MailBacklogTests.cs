using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Notifications;

public sealed class MailBacklogTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Backlog_UnsentMails_AreListedAndSentAgainByAnAdministratorOnly()
    {
        await using var database = await Database.CreateAsync();
        var data = new TestData(database, _clock);
        var now = _clock.GetUtcNow().UtcDateTime;
        await using var db = database.CreateDbContext();
        var mail = new EmailTakenMail { Link = "https://portal.example/sign-in" };
        db.QueueMail(_clock, "a", new MailReceiver("A", "a@example.org", Languages.Albanian), mail);
        db.QueueMail(_clock, "b", new MailReceiver("B", "b@example.org", Languages.Albanian), mail);
        var (parked, sent) = (db.Outbox.Local.Single(m => m.EventKey == "a"), db.Outbox.Local.Single(m => m.EventKey == "b"));
        (parked.DueAt, parked.Attempts, parked.LastError) = (OutboxSender.Parked, 10, "mail.refused: 550");
        sent.SentAt = now;
        await db.SaveChangesAsync();
        var backlog = new MailBacklog(database, new FixedActor(await data.MinistryAsync("Teuta", PortalRoles.Administrator)), MailCatalogue.Portal, _clock);

        var list = (await backlog.ListAsync(default)).Value;
        var row = Assert.Single(list.Rows);
        Assert.Equal((parked.Id, 10, "mail.refused: 550", null, 1), (row.Id, row.Attempts, row.LastError, row.DueAt, list.Total));
        Assert.Equal("EmailTaken", row.Template);
        Assert.Equal(MailKind.Of<EmailTakenMail>().Subject(CultureInfo.CurrentUICulture).Text, row.Subject);

        await db.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.ModelJson, "{}"));
        Assert.Equal(("EmailTaken", null), (await backlog.ListAsync(default)).Value.Rows.Select(r => (r.Template, r.Subject)).Single());

        Assert.True((await backlog.ResendAsync(parked.Id, default)).IsOk);
        Assert.IsType<NotFound>((await backlog.ResendAsync(sent.Id, default)).Error);
        Assert.Equal(now, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == parked.Id)).DueAt);
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "mail.resend"));

        var other = new MailBacklog(database, new FixedActor(await data.MinistryAsync("Ilir", PortalRoles.Auditor)), MailCatalogue.Portal, _clock);
        Assert.IsType<NotPermitted>((await other.ListAsync(default)).Error);
        Assert.IsType<NotPermitted>((await other.ResendAsync(parked.Id, default)).Error);
    }
}
