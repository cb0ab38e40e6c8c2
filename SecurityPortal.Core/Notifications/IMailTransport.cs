using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Takes an e-mail away. Safe to call at the same time from several places.</summary>
public interface IMailTransport
{
    /// <summary>Done once the message is in other hands. Every failure is a <see cref="MailError"/>; only cancellation by <paramref name="ct"/>
    /// throws.</summary>
    Task<Result<Unit>> SendAsync(OutgoingMessage message, CancellationToken ct);
}
