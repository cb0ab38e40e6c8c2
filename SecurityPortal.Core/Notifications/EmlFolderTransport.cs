using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Writes e-mails to a folder instead of sending them: development without a mail server.</summary>
public sealed class EmlFolderTransport(EmlFolder folder, SmtpSettings settings, TimeProvider clock) : IMailTransport
{
    /// <inheritdoc />
    public async Task<Result<Unit>> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var mime = MimeMessages.Build(message, settings, now);
        if (!mime.IsOk)
        {
            return mime.Error!;
        }

        try
        {
            await folder.AddAsync(mime.Value, now, ct);
            return Unit.Done;
        }
        catch (IOException e)
        {
            return new MailError("mail.unreachable", e.GetType().Name, Permanent: false);
        }
    }
}
