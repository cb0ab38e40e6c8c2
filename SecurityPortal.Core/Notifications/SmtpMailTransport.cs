using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Delivers over SMTP, one connection a message.</summary>
public sealed class SmtpMailTransport(SmtpSettings settings, TimeProvider clock) : IMailTransport
{
    /// <inheritdoc />
    public async Task<Result<Unit>> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var mime = MimeMessages.Build(message, settings, clock.GetUtcNow());
        if (!mime.IsOk)
        {
            return mime.Error!;
        }

        // MailKit's own limit starts anew with every byte; this one ends a server that trickles.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        using var client = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, Protection(), limit.Token);
            if (!string.IsNullOrEmpty(settings.User))
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", limit.Token);
            }

            await client.SendAsync(mime.Value, limit.Token);
        }
        catch (Exception e) when (Failure(e) is { } error && !ct.IsCancellationRequested)
        {
            return error;
        }

        await TakeLeaveAsync(client, limit.Token);
        return Unit.Done;
    }

    private static MailError? Failure(Exception e) => e switch
    {
        SmtpCommandException refused => new("mail.refused", $"{refused.ErrorCode} {(int)refused.StatusCode}", (int)refused.StatusCode is >= 500 and < 600),
        AuthenticationException => new("mail.refused", "sign-in", Permanent: false),
        SslHandshakeException => new("mail.unreachable", "TLS", Permanent: false),
        OperationCanceledException or TimeoutException => new("mail.unreachable", "timeout", Permanent: false),
        SocketException socket => new("mail.unreachable", socket.SocketErrorCode.ToString(), Permanent: false),
        NotSupportedException => new("mail.unreachable", "not offered by the server", Permanent: false),
        IOException or ProtocolException or ServiceNotConnectedException => new("mail.unreachable", e.GetType().Name, Permanent: false),
        _ => null,
    };

    private SecureSocketOptions Protection() => settings.Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ when settings.Port == 465 => SecureSocketOptions.SslOnConnect,

        // A password never travels in the clear, even if someone on the way hides the server's offer.
        _ => string.IsNullOrEmpty(settings.User) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls,
    };

    // The message is delivered; a server that hangs up without a word changes nothing about that.
    private static async Task TakeLeaveAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is OperationCanceledException || Failure(e) is not null)
        {
        }
    }
}
