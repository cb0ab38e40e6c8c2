using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

internal sealed class SlipDouble : ISlipAttachment
{
    public Task<MailAttachment> MakeAsync(Guid slipId, string language, CancellationToken ct) =>
        Task.FromResult(new MailAttachment($"slip-{slipId}-{language}.pdf", "application/pdf", [1, 2, 3]));
}
