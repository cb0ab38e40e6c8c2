using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Writes a queued mail in its receiver's language, with the files that go along.</summary>
public sealed class MailRenderer(MailCatalogue catalogue, IEnumerable<IMailAttachmentProvider> providers, SmtpSettings settings)
{
    private readonly Dictionary<string, IMailAttachmentProvider> _providers = providers.ToDictionary(p => p.Kind);

    /// <summary>The message, with the same Message-ID at every call.</summary>
    public async Task<OutgoingMessage> RenderAsync(OutboxMail row, CancellationToken ct)
    {
        var culture = Languages.Culture(row.Language);
        var (kind, mail) = (catalogue.Get(row.Template), catalogue.Read(row));
        var content = kind.Content(mail, culture);
        List<MailAttachment> files = [];
        foreach (var file in kind.Attachments(mail))
        {
            var provider = _providers.GetValueOrDefault(file.Kind) ?? throw new InvalidOperationException($"Nobody makes attachments of kind {file.Kind}.");
            files.Add(await provider.MakeAsync(file.Reference, culture.Name, ct));
        }

        return new OutgoingMessage(row.To, content.Title, MailLayout.Html(content), MailLayout.Text(content), culture.Name,
            MessageId(row)) { Attachments = files };
    }

    private string MessageId(OutboxMail row) => $"{row.Id:N}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}";
}
