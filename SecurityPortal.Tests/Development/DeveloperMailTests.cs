using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Development;

public sealed partial class DeveloperMailTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task MailPage_InDevelopment_ListsShowsAndOffersTheAttachment()
    {
        var message = TestMessage.To("dikush@example.org") with { Html = "<html><head></head><body>Mirë dita</body></html>",
            Attachments = [new MailAttachment("fleta.pdf", "application/pdf", [1, 2, 3])] };
        Assert.True((await portal.Services.GetRequiredService<IMailTransport>().SendAsync(message, default)).IsOk);

        var list = WebUtility.HtmlDecode(await portal.Visitor().GetStringAsync("/dev/mail"));
        Assert.Contains("dikush@example.org", list, StringComparison.Ordinal);
        var address = Link().Match(list).Value;

        var page = await portal.Visitor().GetStringAsync(address);
        Assert.Contains("<iframe", page, StringComparison.Ordinal);
        Assert.Contains("fleta.pdf", page, StringComparison.Ordinal);

        var html = await portal.Visitor().GetAsync($"{address}/html");
        var policy = Assert.Single(html.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("<base target=\"_blank\">", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await portal.Visitor().GetByteArrayAsync($"{address}/attachments/0"));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync($"{address}/attachments/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync("/dev/mail/..%2Fportal.db/html")).StatusCode);
    }

    [Theory]
    [InlineData("/dev/mail")]
    [InlineData("/demo/D03-regjistrimi.pdf")]
    [InlineData("/dev/mail/20260101-0000000000000-00000000.eml")]
    [InlineData("/dev/mail/20260101-0000000000000-00000000.eml/html")]
    public async Task MailPage_InProduction_DoesNotExist(string path)
    {
        await using var production = portal.WithWebHostBuilder(b => b.ForProduction());
        using var visitor = production.CreateClient(new() { BaseAddress = new Uri("https://portal.example"), AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
    }

    [GeneratedRegex("/dev/mail/[0-9a-f-]+\\.eml")]
    private static partial Regex Link();
}
