using System.Net;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes;

namespace SecurityPortal.Tests.Hosting;

/// <summary>The pages that anyone may read.</summary>
public sealed class PublicPagesTests(PortalServer portal) : IClassFixture<PortalServer>
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var language in Languages.All)
            {
                foreach (var path in new[] { "/", "/help", "/privacy", "/accessibility", "/not-found", "/access-denied", "/error", "/status/429",
                    "/status/400" })
                {
                    data.Add(path, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Get_AnyLanguage_IsOnePlainDocumentWithOneHeading(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"portal.language={Uri.EscapeDataString($"c={language}|uic={language}")}");

        var answer = await portal.Visitor().SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<h1").Length);
        Assert.DoesNotContain("blazor.web.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_Services_ShowFeesAsConfigured()
    {
        var page = WebUtility.HtmlDecode(await portal.Visitor().GetStringAsync("/"));

        Assert.Contains("500,00 €", page, StringComparison.Ordinal);
        Assert.Contains("ende jo të verifikuara", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Documents_SayWhatIsOptionalMadeAndUnconfirmed()
    {
        var page = WebUtility.HtmlDecode(await portal.Visitor().GetStringAsync("/help"));

        Assert.Contains("id=\"service-licence\"", page, StringComparison.Ordinal);
        Assert.Contains("opsionale", page, StringComparison.Ordinal);
        Assert.Contains("e përgatit portali", page, StringComparison.Ordinal);
        Assert.Contains("ende e pakonfirmuar", page, StringComparison.Ordinal);
        Assert.Contains("20 MB", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_EachProcess_SaysWhichLevelItNeeds()
    {
        var page = WebUtility.HtmlDecode(await portal.Visitor().GetStringAsync("/help"));

        var notes = Regex.Matches(page, "data-testid=\"assurance\">([^<]+)<").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ProcessCatalogue.All.Count, notes.Count);
        Assert.Contains("Profili › Identiteti", Assert.Single(notes.Distinct().Except([notes[0]])), StringComparison.Ordinal);
        Assert.Single(ProcessCatalogue.All, p => p.Offer.Needs == AssuranceNeed.ConfirmedWhereKnown);
    }

    [Fact]
    public void Catalogue_EachProcess_HasAnAudienceAndGuidance()
    {
        Assert.All(ProcessCatalogue.All, process =>
        {
            Assert.NotEmpty(ProcessScreens.Of(process.Key).Audiences);
            Assert.All(["About", "Who", "Fill"], part => Assert.NotEmpty(process.Text($"Help.{part}").En));
        });
    }
}
