using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Core.Upkeep.Mails;
using SecurityPortal.Tests.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

public sealed class CheckpointMailingTests
{
    [Fact]
    public async Task Run_AddressSet_SendsTheLastCheckpointOnceADay()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
        await using var database = await Database.CreateAsync();
        var kit = new AuditKit(database, clock);
        using var mailing = Mailing(database, kit, clock, "arkivi@example.org");
        await mailing.RunAsync(default);
        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Outbox.ToListAsync());

        db.Audit(clock, null, "test.row", "test", null);
        await db.SaveChangesAsync();
        await kit.Chain.SealAsync(default);
        var checkpoint = await kit.Checkpoints.WriteAsync(default);
        await mailing.RunAsync(default);
        await mailing.RunAsync(default);

        var mail = await db.Outbox.SingleAsync();
        Assert.Equal("arkivi@example.org", mail.To);
        var kind = MailKind.Of<AuditCheckpointMail>();
        Assert.Equal(checkpoint!.ToLine(), ((AuditCheckpointMail)kind.Read(mail.ModelJson, mail.TemplateVersion)).Line);

        clock.Advance(TimeSpan.FromDays(1));
        await mailing.RunAsync(default);
        Assert.Equal(2, await db.Outbox.CountAsync());
    }

    [Fact]
    public async Task Run_NoAddress_SendsNothing()
    {
        await using var database = await Database.CreateAsync();
        var clock = new FakeTimeProvider();
        var kit = new AuditKit(database, clock);
        await using var db = database.CreateDbContext();
        db.Audit(clock, null, "test.row", "test", null);
        await db.SaveChangesAsync();
        await kit.Chain.SealAsync(default);
        await kit.Checkpoints.WriteAsync(default);

        using var mailing = Mailing(database, kit, clock, null);
        await mailing.RunAsync(default);

        Assert.Empty(await db.Outbox.ToListAsync());
    }

    private static CheckpointMailing Mailing(Database database, AuditKit kit, TimeProvider clock, string? address) => new(
        database, kit.Checkpoints, Options.Create(new AuditSettings { MailTo = address }), Options.Create(new PortalOptions()), new NoLeases(), clock,
        NullLogger<CheckpointMailing>.Instance);
}
