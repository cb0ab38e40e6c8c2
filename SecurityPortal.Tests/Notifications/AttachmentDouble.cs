using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Notifications;

internal sealed class AttachmentDouble(string kind = SlipAttachment.Kind) : IMailAttachmentProvider
{
    public string Kind => kind;

    public Task<MailAttachment> MakeAsync(Guid reference, string language, CancellationToken ct) =>
        Task.FromResult(new MailAttachment($"{kind}-{reference}-{language}.pdf", "application/pdf", [1, 2, 3]));
}
