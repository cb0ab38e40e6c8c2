using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

public sealed partial class MailRendererTests
{
    private static readonly MailValues Full = new()
    {
        Name = "Siguria Šaban & Çelik",
        Link = "https://portal.example/cases/1",
        CaseNumber = "SL-2026-000001",
        Subject = new LocalName { Sq = "Siguri bazike", Sr = "Osnovno obezbeđenje", En = "Basic security" },
        Grant = new LocalName { Sq = "Licencë", Sr = "Licenca", En = "Licence" },
        LicenceNumber = "L-000001",
        Date = new DateOnly(2026, 12, 31),
        AmountCents = 123_456,
        Reference = "RF18 0001",
        Company = "Mbrojtja Sh.p.k.",
    };

    private readonly MailRenderer _renderer = new(new SlipDouble(), new SmtpSettings { From = "portal@rks.example" });

    public static TheoryData<string, string> TemplatesAndLanguages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var template in typeof(MailTemplates).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!))
            {
                foreach (var language in Languages.All)
                {
                    data.Add(template, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(TemplatesAndLanguages))]
    public async Task Render_EveryMailInEveryLanguage_IsComplete(string template, string language)
    {
        var message = await _renderer.RenderAsync(Mail(template, language, Full), default);

        Assert.DoesNotMatch(LeftPlace(), message.Subject + message.Text);
        Assert.Contains("https://portal.example/cases/1", message.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", message.Html, StringComparison.Ordinal);
        Assert.True(message.Text.Length > 300, "a mail says something");
        if (language != Languages.Albanian)
        {
            var albanian = await _renderer.RenderAsync(Mail(template, Languages.Albanian, Full), default);
            Assert.NotEqual(albanian.Subject, message.Subject);
        }
    }

    [Fact]
    public async Task Render_Values_AreInTheReadersForm()
    {
        var text = (await _renderer.RenderAsync(Mail(MailTemplates.CaseApproved, "sr-Latn", Full), default)).Text;

        Assert.Contains("Poštovani Siguria Šaban & Çelik,", text, StringComparison.Ordinal);
        Assert.Contains("Osnovno obezbeđenje", text, StringComparison.Ordinal);
        Assert.Contains("31.12.2026", text, StringComparison.Ordinal);
        Assert.Matches(@"1\.234,56\s€", text);
    }

    [Fact]
    public async Task Render_ParagraphWithoutItsValue_IsLeftOut()
    {
        var text = (await _renderer.RenderAsync(Mail(MailTemplates.CaseReturned, "en", Full with { Date = null, Name = "" }), default)).Text;

        Assert.DoesNotContain("Last day", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dear", text, StringComparison.Ordinal);
        Assert.Contains("returned to you", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_BracesInAValue_StayAsTheyAre()
    {
        var text = (await _renderer.RenderAsync(Mail(MailTemplates.CaseSubmitted, "en", Full with { Name = "{Link} {x}" }), default)).Text;

        Assert.Contains("Dear {Link} {x},", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Slip_IsAttached_AndMessageIdIsFixed()
    {
        var mail = Mail(MailTemplates.CaseApproved, "sq", Full, Guid.NewGuid());

        var message = await _renderer.RenderAsync(mail, default);

        Assert.Equal($"{mail.Id:N}@rks.example", message.MessageId);
        Assert.Equal($"slip-{mail.SlipId}-sq.pdf", Assert.Single(message.Attachments).Name);
    }

    internal static OutboxMail Mail(string template, string language, MailValues values, Guid? slip = null) => new()
    {
        EventKey = Guid.NewGuid().ToString(),
        Template = template,
        Language = language,
        To = "agim@example.com",
        ModelJson = JsonSerializer.Serialize(values),
        SlipId = slip,
        CreatedAt = DateTime.UnixEpoch,
        DueAt = DateTime.UnixEpoch,
    };

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex LeftPlace();
}
