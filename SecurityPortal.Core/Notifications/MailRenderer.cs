using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>
/// Writes a queued mail in its receiver's language. Each line of <c>{template}.Body</c> is a paragraph; {Places} are filled with <see cref="MailValues"/>,
/// and a paragraph with a place for which there is no value is left out.
/// </summary>
public sealed partial class MailRenderer(ISlipAttachment slips, SmtpSettings settings, IConvocationAttachment? convocations = null)
{
    /// <summary>The message, with the same Message-ID at every call.</summary>
    public async Task<OutgoingMessage> RenderAsync(OutboxMail mail, CancellationToken ct)
    {
        var culture = Languages.Culture(mail.Language);
        var values = JsonSerializer.Deserialize<MailValues>(mail.ModelJson) ?? new MailValues();
        var subject = Fill(Texts.Get<MailTexts>($"{mail.Template}.Subject", culture), values, culture)
            ?? throw new InvalidOperationException($"The subject of {mail.Template} lacks a value.");
        var paragraphs = Texts.Get<MailTexts>($"{mail.Template}.Body", culture).Split('\n').Select(line => Fill(line, values, culture)).OfType<string>();
        var button = values.Link.Length > 0 && Texts.Find(typeof(MailTexts), $"{mail.Template}.Button", culture) is { } text
            ? new MailButton(text, new Uri(values.Link, UriKind.Absolute))
            : null;
        var content = new MailContent(culture.Name, subject, [.. paragraphs], button);
        return new OutgoingMessage(mail.To, subject, MailLayout.Html(content), MailLayout.Text(content), culture.Name, MessageId(mail))
        {
            Attachments =
            [
                .. mail.SlipId is { } slip ? [await slips.MakeAsync(slip, culture.Name, ct)] : Array.Empty<MailAttachment>(),
                .. mail.ConvocationId is { } convocation && convocations is not null ? [await convocations.MakeAsync(convocation, ct)] : Array.Empty<MailAttachment>(),
            ],
        };
    }

    private static string? Fill(string text, MailValues values, CultureInfo culture)
    {
        var complete = true;
        var filled = Place().Replace(text, place =>
        {
            var value = Value(place.Groups[1].Value, values, culture);
            complete &= value.Length > 0;
            return value;
        });
        return complete ? filled : null;
    }

    private static string Value(string place, MailValues values, CultureInfo culture) => place switch
    {
        nameof(MailValues.Name) => values.Name,
        nameof(MailValues.Link) => values.Link,
        nameof(MailValues.CaseNumber) => values.CaseNumber,
        nameof(MailValues.Subject) => values.Subject?.In(culture) ?? "",
        nameof(MailValues.Grant) => values.Grant?.In(culture) ?? "",
        nameof(MailValues.LicenceNumber) => values.LicenceNumber,
        nameof(MailValues.Date) => values.Date is { } date ? LocalTime.Format(date) : "",
        nameof(MailValues.AmountCents) => values.AmountCents is { } cents ? Money.Format(cents) : "",
        nameof(MailValues.Reference) => values.Reference,
        nameof(MailValues.Company) => values.Company,
        nameof(MailValues.Time) => values.Time,
        nameof(MailValues.Place) => values.Place,
        nameof(MailValues.Count) => values.Count?.ToString(culture) ?? "",
        _ => throw new InvalidOperationException($"No mail knows {{{place}}}."),
    };

    private string MessageId(OutboxMail mail) => $"{mail.Id:N}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}";

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
