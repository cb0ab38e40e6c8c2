using System.Net;
using System.Net.Sockets;
using MimeKit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Notifications;

public sealed class SmtpMailTransportTests(SmtpServerFixture server) : IClassFixture<SmtpServerFixture>
{
    [Fact]
    public async Task Send_Message_ArrivesWholeInEveryLetter()
    {
        var sent = TestMessage.To("agim@example.com");

        var result = await Transport().SendAsync(sent, default);

        Assert.True(result.IsOk, result.Error?.ToString());
        var got = Assert.Single(server.ReceivedBy("agim@example.com"));
        Assert.Equal("portal@example.com", got.Headers["X-Envelope-From"]);
        Assert.Equal("Portali – Ministria", Assert.Single(got.From.Mailboxes).Name);
        Assert.Equal(sent.Subject, got.Subject);
        Assert.Equal(sent.MessageId, got.MessageId);
        Assert.Equal(sent.Html, got.HtmlBody?.Trim());
        Assert.Equal(sent.Text, got.TextBody?.Trim());
        Assert.Equal("sq", got.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", got.Headers[HeaderId.AutoSubmitted]);
        var file = Assert.IsType<MimePart>(Assert.Single(got.Attachments));
        Assert.Equal("fletëpagesa č.pdf", file.FileName);
        using var bytes = new MemoryStream();
        await file.Content!.DecodeToAsync(bytes);
        Assert.Equal(sent.Attachments[0].Content, bytes.ToArray());
    }

    [Fact]
    public async Task Send_LineBreaksInSubjectAndName_MakeNoHeader()
    {
        var sent = TestMessage.To("subject@example.com") with
        {
            Subject = "Lënda\r\nBcc: thief@example.com\r\n\r\n<html>",
            Attachments = [new MailAttachment("a\r\nX-Evil: 1.pdf", "application/pdf", [1])],
        };

        await Transport().SendAsync(sent, default);

        var got = Assert.Single(server.ReceivedBy("subject@example.com"));
        Assert.Empty(got.Bcc);
        Assert.Equal("Lënda  Bcc: thief@example.com    <html>", got.Subject);
        Assert.Null(got.Headers["X-Evil"]);
        Assert.Null(got.Attachments.Single().Headers["X-Evil"]);
        Assert.Empty(server.ReceivedBy("thief@example.com"));
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: thief@example.com")]
    [InlineData("a@example.com, thief@example.com")]
    [InlineData("Agim <a@example.com>")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("a@example.com(x)")]
    [InlineData("a@example.com\n")]
    [InlineData("a")]
    [InlineData("")]
    public async Task Send_NotOneAddress_IsInvalidForGood(string address)
    {
        var error = await FailAsync(TestMessage.To(address));

        Assert.Equal(("mail.invalid", true), (error.Code, error.Permanent));
    }

    [Theory]
    [InlineData("a>\r\nX-Evil: 1@example.com")]
    [InlineData("<a@example.com>")]
    public async Task Send_NotAMessageId_IsInvalidForGood(string id)
    {
        var error = await FailAsync(TestMessage.To("a@example.com") with { MessageId = id });

        Assert.Equal("mail.invalid", error.Code);
    }

    [Theory]
    [InlineData("refused@example.com", true, "550")]
    [InlineData("later@example.com", false, "451")]
    public async Task Send_ServerSaysNo_TellsWhetherForGood_AndNamesNobody(string address, bool permanent, string status)
    {
        var error = await FailAsync(TestMessage.To(address));

        Assert.Equal(("mail.refused", permanent), (error.Code, error.Permanent));
        Assert.Contains(status, error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerDown_IsUnreachableForNow()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var port = ((IPEndPoint)gone.LocalEndpoint).Port;
        gone.Stop();

        var error = await FailAsync(TestMessage.To("a@example.com"), s => s with { Port = port });

        Assert.Equal(("mail.unreachable", false), (error.Code, error.Permanent));
    }

    [Fact]
    public async Task Send_ServerSilent_IsUnreachableAfterTheLimit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var error = await FailAsync(TestMessage.To("a@example.com"), s => s with { Port = ((IPEndPoint)silent.LocalEndpoint).Port, TimeoutSeconds = 1 });

        Assert.Equal(("mail.unreachable", "timeout"), (error.Code, error.Detail));
    }

    [Fact]
    public async Task Send_ServerTrickles_IsUnreachableAfterTheLimit()
    {
        using var slow = new TcpListener(IPAddress.Loopback, 0);
        slow.Start();
        using var end = new CancellationTokenSource();
        var trickling = TrickleAsync(slow, end.Token);

        var error = await FailAsync(TestMessage.To("a@example.com"), s => s with { Port = ((IPEndPoint)slow.LocalEndpoint).Port, TimeoutSeconds = 1 })
            .WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(("mail.unreachable", "timeout"), (error.Code, error.Detail));
        await end.CancelAsync();
        await trickling;
    }

    [Fact]
    public async Task Send_PortalStops_Throws()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Transport(s => s with { Port = ((IPEndPoint)silent.LocalEndpoint).Port }).SendAsync(TestMessage.To("a@example.com"), stop.Token));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task Send_ProtectionWantedButNotOffered_SendsNothing(SmtpSecurity security)
    {
        var before = server.Received().Count;

        var error = await FailAsync(TestMessage.To("tls@example.com"), s => s with { Security = security, TimeoutSeconds = 5 });

        Assert.Equal("mail.unreachable", error.Code);
        Assert.Equal(before, server.Received().Count);
    }

    [Fact]
    public async Task Send_WithPassword_SignsIn_ButNotWithAWrongOneNorInTheClear()
    {
        await using var guarded = new SmtpServerFixture();
        await guarded.StartAsync("portal", "secret");
        SmtpSettings Signed(SmtpSettings s, string password) => s with { Port = guarded.Port, User = "portal", Password = password };

        var right = await Transport(s => Signed(s, "secret")).SendAsync(TestMessage.To("a@example.com"), default);
        var error = await FailAsync(TestMessage.To("b@example.com"), s => Signed(s, "wrong"));
        var unprotected = await FailAsync(TestMessage.To("c@example.com"), s => Signed(s, "secret") with { Security = SmtpSecurity.Auto });

        Assert.True(right.IsOk, right.Error?.ToString());
        Assert.Equal(("mail.refused", "sign-in", false), (error.Code, error.Detail, error.Permanent));
        Assert.Equal(("mail.unreachable", "not offered by the server"), (unprotected.Code, unprotected.Detail));
        Assert.Single(guarded.Received());
    }

    private static async Task TrickleAsync(TcpListener listener, CancellationToken ct)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync(ct);
            while (true)
            {
                await client.GetStream().WriteAsync("220-wait\r\n"u8.ToArray(), ct);
                await Task.Delay(100, ct);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The portal hung up.
        }
    }

    private SmtpMailTransport Transport(Func<SmtpSettings, SmtpSettings>? change = null)
    {
        var settings = new SmtpSettings
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = SmtpSecurity.None,
            From = "portal@example.com",
            FromName = "Portali – Ministria",
        };
        return new SmtpMailTransport(change is null ? settings : change(settings), TimeProvider.System);
    }

    private async Task<MailError> FailAsync(OutgoingMessage message, Func<SmtpSettings, SmtpSettings>? change = null)
    {
        Result<Unit> result = await Transport(change).SendAsync(message, default);
        return Assert.IsType<MailError>(result.Error);
    }
}
