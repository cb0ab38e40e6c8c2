using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Notifications;

public sealed class OutboxSenderTests : IAsyncLifetime
{
    private static readonly CaseSubmittedMail Mail = new()
    {
        Name = "Agim", CaseNumber = "SL-2026-000001", Subject = LocalName.Same("Siguri bazike"), Link = "https://portal.example/cases/1",
    };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly SmtpServerFixture _server = new();
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        await _server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Send_QueuedMail_ArrivesOnceAndIsMarked()
    {
        var id = await QueueAsync();

        Assert.Equal(OutboxStep.Sent, await Sender().SendNextAsync(default));
        Assert.Equal(OutboxStep.Idle, await Sender().SendNextAsync(default));

        Assert.Equal($"{id:N}@example.com", Assert.Single(_server.Received()).MessageId);
        var row = await RowAsync(id);
        Assert.Equal((_clock.UtcNow(), 1, null), (row.SentAt, row.Attempts, row.LastError));
    }

    [Fact]
    public async Task Send_ServerDown_IsTriedAtGrowingDistance_AndArrivesOnceWhenItIsBack()
    {
        var id = await QueueAsync();
        await _server.StopAsync();

        foreach (var delay in new[] { 30, 120, 600, 3600, 3600 })
        {
            Assert.Equal(OutboxStep.Unreachable, await Sender().SendNextAsync(default));
            var failed = await RowAsync(id);
            Assert.Equal(_clock.UtcNow().AddSeconds(delay), failed.DueAt);
            Assert.StartsWith("mail.unreachable", failed.LastError, StringComparison.Ordinal);
            Assert.Null(failed.SentAt);

            _clock.Advance(TimeSpan.FromSeconds(delay - 1));
            Assert.Equal(OutboxStep.Idle, await Sender().SendNextAsync(default));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _server.StartAsync();
        Assert.Equal(OutboxStep.Sent, await Sender().SendNextAsync(default));

        Assert.Single(_server.Received());
        var row = await RowAsync(id);
        Assert.Equal((6, null), (row.Attempts, row.LastError));
    }

    [Fact]
    public async Task Send_ServerHangs_PagesSaveMeanwhile_AndTheMailWaits()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var id = await QueueAsync();
        var sending = Sender(new SmtpMailTransport(Settings() with { Port = ((IPEndPoint)silent.LocalEndpoint).Port, TimeoutSeconds = 5 }, _clock))
            .SendNextAsync(default);
        using var connection = await silent.AcceptSocketAsync();

        var other = await QueueAsync();

        Assert.False(sending.IsCompleted, "the row was saved while the server hung");
        Assert.Equal(OutboxStep.Sent, await Sender().SendNextAsync(default));
        Assert.NotNull((await RowAsync(other)).SentAt);
        Assert.Equal(OutboxStep.Unreachable, await sending);
        var row = await RowAsync(id);
        Assert.Equal((null, "mail.unreachable: timeout"), (row.SentAt, row.LastError));
    }

    [Fact]
    public async Task Send_SeveralSenders_EachMailArrivesOnce()
    {
        for (var i = 0; i < 20; i++)
        {
            await QueueAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await Sender().SendNextAsync(default) is not OutboxStep.Idle)
            {
            }
        })));

        var ids = _server.Received().Select(m => m.MessageId).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact]
    public async Task Send_PortalDiesAfterDelivery_IsDeliveredAgainUnderTheSameMessageId()
    {
        var id = await QueueAsync();
        using var stop = new CancellationTokenSource();
        var dying = new TransportDouble(async message =>
        {
            await new SmtpMailTransport(Settings(), _clock).SendAsync(message, default);
            await stop.CancelAsync();
            throw new OperationCanceledException(stop.Token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sender(dying).SendNextAsync(stop.Token));
        Assert.Equal(OutboxStep.Idle, await Sender().SendNextAsync(default));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(OutboxStep.Sent, await Sender().SendNextAsync(default));

        Assert.Equal([$"{id:N}@example.com", $"{id:N}@example.com"], _server.Received().Select(m => m.MessageId));
        Assert.Single(await AllAsync());
    }

    [Fact]
    public async Task Send_SlowSenderAfterItsLease_DoesNotTouchTheRow()
    {
        var id = await QueueAsync();
        var slow = new TransportDouble(async _ =>
        {
            _clock.Advance(TimeSpan.FromMinutes(6));
            await Sender().SendNextAsync(default);
            return new MailError("mail.unreachable", "timeout", Permanent: false);
        });

        await Sender(slow).SendNextAsync(default);

        var row = await RowAsync(id);
        Assert.NotNull(row.SentAt);
        Assert.Null(row.LastError);
    }

    [Fact]
    public async Task Send_RefusedForGood_IsTriedRarelyThenParked_AndTheRowNamesNobody()
    {
        var id = await QueueAsync("refused@example.com");

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(OutboxStep.Failed, await Sender().SendNextAsync(default));
            _clock.Advance(TimeSpan.FromHours(1));
        }

        var row = await RowAsync(id);
        Assert.Equal(OutboxSender.Parked, row.DueAt);
        Assert.Contains("550", row.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("@", row.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AddressThatIsNone_IsParkedAtOnce()
    {
        var id = await QueueAsync("a@example.com\r\nBcc: b@example.com");

        Assert.Equal(OutboxStep.Failed, await Sender().SendNextAsync(default));

        Assert.Equal(OutboxSender.Parked, (await RowAsync(id)).DueAt);
        Assert.Empty(_server.Received());
    }

    [Fact]
    public async Task Send_DefectiveMail_DoesNotHoldUpTheNext()
    {
        var defective = await QueueAsync();
        await using (var db = _database.CreateDbContext())
        {
            await db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(m => m.Template, "NoSuchMail"));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        await QueueAsync();

        Assert.Equal(OutboxStep.Failed, await Sender().SendNextAsync(default));
        Assert.Equal(OutboxStep.Sent, await Sender().SendNextAsync(default));

        Assert.Equal("mail.failed: InvalidOperationException", (await RowAsync(defective)).LastError);
    }

    [Fact]
    public async Task Worker_QueuedMail_LeavesByItself()
    {
        var left = new TaskCompletionSource<OutgoingMessage>();
        await QueueAsync();
        using var leases = new JobLeases(_database, TimeProvider.System);
        using var worker = new OutboxWorker(
            Sender(new TransportDouble(message =>
            {
                left.TrySetResult(message);
                return Task.FromResult<Result<Unit>>(Unit.Done);
            })),
            leases,
            TimeProvider.System,
            NullLogger<OutboxWorker>.Instance);

        await worker.StartAsync(default);
        var message = await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await worker.StopAsync(default);

        Assert.Equal("agim@example.com", message.To);
    }

    private SmtpSettings Settings() => new() { Host = "127.0.0.1", Port = _server.Port, Security = SmtpSecurity.None, From = "portal@example.com" };

    private OutboxSender Sender(IMailTransport? transport = null) => new(
        _database,
        new MailRenderer(MailCatalogue.Portal, [new AttachmentDouble()], Settings()),
        transport ?? new SmtpMailTransport(Settings(), _clock),
        Settings(),
        _clock,
        NullLogger<OutboxSender>.Instance);

    private async Task<Guid> QueueAsync(string to = "agim@example.com")
    {
        await using var db = _database.CreateDbContext();
        db.QueueMail(_clock, Guid.NewGuid().ToString(), new MailReceiver("Agim", to, "sq"), Mail);
        await db.SaveChangesAsync();
        return db.Outbox.Local.Single().Id;
    }

    private async Task<OutboxMail> RowAsync(Guid id) => (await AllAsync()).Single(m => m.Id == id);

    private async Task<List<OutboxMail>> AllAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Outbox.AsNoTracking().ToListAsync();
    }

    private sealed class TransportDouble(Func<OutgoingMessage, Task<Result<Unit>>> send) : IMailTransport
    {
        public Task<Result<Unit>> SendAsync(OutgoingMessage message, CancellationToken ct) => send(message);
    }
}
