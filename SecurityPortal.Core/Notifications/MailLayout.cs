using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>
/// Gives <see cref="MailContent"/> its form: a page without tables, images or anything fetched from elsewhere, readable on a telephone and in the dark, and its
/// plain-text twin.
/// </summary>
public static class MailLayout
{
    // Letters stay letters; only what is markup is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The e-mail as an HTML page.</summary>
    public static string Html(MailContent content)
    {
        var body = new StringBuilder();
        foreach (var paragraph in content.Paragraphs)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 16px\">{Encode(paragraph)}</p>\n");
        }

        if (content.Button is { } button)
        {
            var address = Encoder.Encode(Checked(button.Address));
            body.Append(CultureInfo.InvariantCulture, $"""
                <p style="margin:24px 0"><a href="{address}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#1d3b5c;color:#ffffff;font-weight:600;text-decoration:none">{Encode(button.Text)}</a></p>
                <p style="margin:0 0 16px;font-size:13px;color:#5a6472">{Encode(Text(content, "LinkHint"))}<br><a href="{address}" style="color:#1d3b5c;word-break:break-all">{address}</a></p>

                """);
        }

        var portal = Encode(Text(content, "PortalName"));
        return $"""
            <!DOCTYPE html>
            <html lang="{Encode(content.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encode(content.Title)}</title>
            </head>
            <body style="margin:0;padding:0;background:#eef1f5">
            <div style="max-width:600px;margin:0 auto;padding:16px;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1c2430">
            <div role="banner" style="padding:16px 24px;border-radius:8px 8px 0 0;background:#1d3b5c;color:#ffffff;font-size:18px;font-weight:600">{portal}</div>
            <div role="main" style="padding:24px;background:#ffffff">
            <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{Encode(content.Title)}</h1>
            {body}</div>
            <div role="contentinfo" style="padding:16px 24px;border-radius:0 0 8px 8px;background:#f7f8fa;font-size:13px;color:#5a6472">{Encode(Text(content, "Footer"))}</div>
            </div>
            </body>
            </html>

            """.ReplaceLineEndings("\r\n");
    }

    /// <summary>The e-mail as plain text.</summary>
    public static string Text(MailContent content)
    {
        var text = new StringBuilder().AppendLine(content.Title).AppendLine();
        foreach (var paragraph in content.Paragraphs)
        {
            text.AppendLine(paragraph).AppendLine();
        }

        if (content.Button is { } button)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{button.Text}:").AppendLine(Checked(button.Address)).AppendLine();
        }

        return text.AppendLine("--").AppendLine(Text(content, "PortalName")).AppendLine(Text(content, "Footer")).ToString().ReplaceLineEndings("\r\n");
    }

    private static string Checked(Uri address) => address is { IsAbsoluteUri: true, Scheme: "https" or "http" }
        ? address.AbsoluteUri
        : throw new ArgumentException("A mail's link is an absolute web address.", nameof(address));

    private static string Encode(string text) => Encoder.Encode(text.ReplaceLineEndings("\n")).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    private static string Text(MailContent content, string key) => Texts.Get<MailTexts>(key, Languages.Culture(content.Language));
}
