using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MimeKit;

namespace SecurityPortal.Core.Notifications;

/// <summary>The folder in which e-mails end where no mail server is set: one .eml file each, named by time.</summary>
public sealed partial class EmlFolder(string path)
{
    private const int ListLimit = 500;

    /// <summary>The newest first, at most 500; what cannot be read is left out.</summary>
    public async Task<IReadOnlyList<EmlSummary>> ListAsync(CancellationToken ct)
    {
        if (!Directory.Exists(path))
        {
            return [];
        }

        var names = Directory.EnumerateFiles(path, "*.eml").Select(Path.GetFileName).OfType<string>()
            .Where(n => NameForm().IsMatch(n)).OrderDescending(StringComparer.Ordinal).Take(ListLimit);
        var list = new List<EmlSummary>();
        foreach (var name in names)
        {
            if (await LoadAsync(name, ct) is { } message)
            {
                using (message)
                {
                    list.Add(Summary(name, message));
                }
            }
        }

        return list;
    }

    /// <summary>One e-mail; null when the name is not one of this folder's.</summary>
    public async Task<EmlMessage?> ReadAsync(string name, CancellationToken ct)
    {
        using var message = await LoadAsync(name, ct);
        if (message is null)
        {
            return null;
        }

        var attachments = new List<MailAttachment>();
        foreach (var part in message.Attachments.OfType<MimePart>().Where(p => p.Content is not null))
        {
            using var bytes = new MemoryStream();
            await part.Content!.DecodeToAsync(bytes, ct);
            attachments.Add(new MailAttachment(part.FileName ?? "", part.ContentType.MimeType, bytes.ToArray()));
        }

        return new EmlMessage(Summary(name, message), message.HtmlBody ?? "", message.TextBody ?? "", attachments);
    }

    /// <summary>Adds an e-mail; whoever lists the folder meanwhile never sees half of it.</summary>
    internal async Task AddAsync(MimeMessage message, DateTimeOffset now, CancellationToken ct)
    {
        Directory.CreateDirectory(path);
        var time = now.UtcDateTime.ToString("yyyyMMdd-HHmmssfffffff", CultureInfo.InvariantCulture);
        var target = Path.Combine(path, $"{time}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.eml");
        var temporary = target + ".tmp";
        await message.WriteToAsync(temporary, ct);
        File.Move(temporary, target);
    }

    private static EmlSummary Summary(string name, MimeMessage message) =>
        new(name, message.Subject ?? "", string.Join(", ", message.To.Mailboxes.Select(m => m.Address)), message.Date.UtcDateTime);

    private async Task<MimeMessage?> LoadAsync(string name, CancellationToken ct)
    {
        if (!NameForm().IsMatch(name))
        {
            return null;
        }

        try
        {
            return await MimeMessage.LoadAsync(Path.Combine(path, name), ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException)
        {
            return null;
        }
    }

    // Our own names only: no dots, no slashes, so nothing outside the folder can be asked for.
    [GeneratedRegex(@"\A[0-9]{8}-[0-9]{13}-[0-9a-f]{8}\.eml\z")]
    private static partial Regex NameForm();
}
