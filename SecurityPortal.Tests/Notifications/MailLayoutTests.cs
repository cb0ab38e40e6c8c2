using System.Xml.Linq;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

public sealed class MailLayoutTests
{
    private static readonly MailContent Content = new(
        "sq",
        "Kërkesa <u> pranua & është",
        ["Përshëndetje Šaban <script>alert(1)</script>", "Rreshti 1\nRreshti 2"],
        new MailButton("Shiko lëndën", new Uri("https://portal.example/cases/1?a=1&b=2")));

    [Fact]
    public void Html_Texts_AreTextAndNeverMarkup()
    {
        var html = MailLayout.Html(Content);

        Assert.Contains("Përshëndetje Šaban &lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("Rreshti 1<br>Rreshti 2", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://portal.example/cases/1?a=1&amp;b=2\"", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"sq\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_EveryElement_IsClosed()
    {
        var html = MailLayout.Html(Content).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
            .Replace("<br>", "<br/>", StringComparison.Ordinal);
        html = System.Text.RegularExpressions.Regex.Replace(html, "<(meta [^>]*)>", "<$1/>");

        Assert.Equal("html", XDocument.Parse(html).Root!.Name.LocalName);
    }

    [Fact]
    public void Text_SaysTheSame()
    {
        var text = MailLayout.Text(Content);

        foreach (var part in new[] { Content.Title, "Šaban <script>", "Rreshti 2", "Shiko lëndën:", "https://portal.example/cases/1?a=1&b=2",
            "Portali i Sigurisë Private" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sq", "Portali i Sigurisë Private")]
    [InlineData("sr-Latn", "Portal privatnog obezbeđenja")]
    [InlineData("en", "Private Security Portal")]
    public void Html_Frame_SpeaksTheReadersLanguage(string language, string portal)
    {
        Assert.Contains(portal, MailLayout.Html(Content with { Language = language }), StringComparison.Ordinal);
        Assert.Contains(portal, MailLayout.Text(Content with { Language = language }), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_LinkThatIsNoWebAddress_Throws() =>
        Assert.Throws<ArgumentException>(() => MailLayout.Html(Content with { Button = new MailButton("x", new Uri("javascript:alert(1)")) }));
}
