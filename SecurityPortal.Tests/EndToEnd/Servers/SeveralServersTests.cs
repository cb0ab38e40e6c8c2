using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd.Servers;

/// <summary>Two portals on one database: one dies, is stopped, cannot reach what it needs, while people work. Times are told, not asked for.</summary>
[Collection(Lanes.Two)]
public sealed class SeveralServersTests(BrowserFixture browser, Cluster cluster, ITestOutputHelper output) : IClassFixture<Cluster>
{
    private const string Company = "819002074";
    private const string Field = "Company.ResponsiblePerson";

    // How many pages stand open when the servers are restarted one after the other; fifty by hand.
    private static readonly int Tabs = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_TABS"), out var tabs) ? tabs : 8;

    [Fact]
    public async Task Wizard_ItsServerKilled_GoesOnAtTheOtherWithWhatWasSaved()
    {
        await using var person = await cluster.ArriveAsync(browser.Browser, "a", Company);
        await OpenWizardAsync(person);
        await TypeAsync(person, "Gëzim Tahiraj");
        Assert.Equal("a", await cluster.ServerOfAsync(person));
        await MarkAsync(person);

        await cluster.Portals["a"].KillAsync();
        var watch = Stopwatch.StartNew();
        await ComeBackAsync(person);
        await Expect(person.At(Field)).ToHaveValueAsync("Gëzim Tahiraj");
        output.WriteLine($"Back at the other server after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal("b", await cluster.ServerOfAsync(person));
        await TypeAsync(person, "Gëzim Tahiri");

        await cluster.Portals["a"].StartAgainAsync();
    }

    [Fact]
    public async Task Case_SeenAtTheOtherServer_ChangesThereByItself()
    {
        var page = $"/officer/cases/{await CaseAsync(CaseStatus.Submitted)}";
        await using var officer = await cluster.ArriveAsync(browser.Browser, "a", "zyrtar1@demo.example");
        await using var supervisor = await cluster.ArriveAsync(browser.Browser, "b", "mbikeqyres1@demo.example");
        await supervisor.GoAsync(page);
        await officer.GoAsync(page);
        await Expect(supervisor.At("presence")).ToContainTextAsync("Blerim");

        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("status").First).ToHaveTextAsync("Në shqyrtim");
        var watch = Stopwatch.StartNew();
        await Expect(supervisor.At("status").First).ToHaveTextAsync("Në shqyrtim");

        output.WriteLine($"Seen at the other server {watch.ElapsedMilliseconds} ms later");
    }

    [Fact]
    public async Task Case_DecidedAtBothServersAtOnce_IsDecidedOnce()
    {
        var id = await CaseAsync(CaseStatus.Recommended);
        await using var besa = await cluster.ArriveAsync(browser.Browser, "a", "mbikeqyres1@demo.example");
        await using var dren = await cluster.ArriveAsync(browser.Browser, "b", "mbikeqyres2@demo.example");
        Person[] both = [besa, dren];
        foreach (var supervisor in both)
        {
            await supervisor.GoAsync($"/officer/cases/{id}");
            await supervisor.At("do-approve").ClickAsync();
        }

        await Task.WhenAll(both.Select(supervisor => supervisor.At("decision-confirm").ClickAsync()));

        // One has decided; the other reads why not, or sees the state before the dialog could say so.
        foreach (var supervisor in both)
        {
            await Expect(supervisor.At("decision-error").Or(supervisor.At("status").First.Filter(new() { HasText = "pritje" })).First).ToBeVisibleAsync();
        }

        await using var db = cluster.Database.CreateDbContext();
        Assert.Single(await db.CaseEvents.Where(e => e.CaseId == id && e.Action == CaseAction.Approve).ToListAsync());
        Assert.Single(await db.PaymentSlips.Where(s => s.CaseId == id).ToListAsync());
    }

    [Fact]
    public async Task Database_AwayForAWhile_PagesSayItAndNothingTypedIsLost()
    {
        await using var person = await cluster.ArriveAsync(browser.Browser, "b", Company);
        await OpenWizardAsync(person);
        await TypeAsync(person, "Arben Krasniqi");

        await cluster.ToDatabase.CutAsync();
        try
        {
            await person.FillAsync(Field, "Arben Gashi");
            await Expect(person.Page.Locator("[data-testid=save-indicator][data-state=Failing]")).ToBeVisibleAsync();
            await using var visitor = await Person.ArriveAsync(browser.Browser, cluster.Proxy.Address);
            var answer = await visitor.Page.GotoAsync(new Uri(cluster.Proxy.Address, "/sign-in").ToString());
            output.WriteLine($"The sign-in page meanwhile: {answer!.Status}");
        }
        finally
        {
            cluster.ToDatabase.Mend();
        }

        await StoredAsync("Arben Gashi");
        await person.SavedAsync();
        await Expect(person.At(Field)).ToHaveValueAsync("Arben Gashi");
    }

    [Fact]
    public async Task Redis_AwayForAWhile_PagesWorkSayItAndSeeEachOtherAgain()
    {
        var page = $"/officer/cases/{await CaseAsync(CaseStatus.InReview)}";
        await using var auditor = await cluster.ArriveAsync(browser.Browser, "a", "auditor@demo.example");
        await auditor.GoAsync(page);

        await cluster.ToRedis.CutAsync();
        try
        {
            await Expect(auditor.At("live-paused").Locator("p")).ToBeVisibleAsync();
            await using var officer = await cluster.ArriveAsync(browser.Browser, "b", "zyrtar2@demo.example");
            await officer.GoAsync("/officer/queue");
            await Expect(officer.At("queue-case").First).ToBeVisibleAsync();
        }
        finally
        {
            cluster.ToRedis.Mend();
        }

        await Expect(auditor.At("live-paused").Locator("p")).ToHaveCountAsync(0);
        await using var back = await cluster.ArriveAsync(browser.Browser, "b", "mbikeqyres1@demo.example");
        await back.GoAsync(page);
        await Expect(auditor.At("presence")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Files_AwayForAWhile_AnUploadIsRefusedWithASentenceAndThenGoes()
    {
        await using var db = cluster.Database.CreateDbContext();
        await db.Companies.Where(c => c.BusinessNumber == BusinessNumber.Parse(Company))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, (DateTime?)null));
        await using var person = await cluster.ArriveAsync(browser.Browser, "a", Company);
        await person.GoAsync("/identity");
        var before = await db.StoredFiles.CountAsync();

        await cluster.ToFiles.CutAsync();
        try
        {
            await person.UploadAsync("identity", "certifikata.pdf", SampleFiles.Pdf());
            await Expect(person.At("identity-error").First).ToContainTextAsync("nuk përgjigjet");
        }
        finally
        {
            cluster.ToFiles.Mend();
        }

        Assert.Equal(before, await db.StoredFiles.CountAsync());
        await person.UploadAsync("identity", "certifikata.pdf", SampleFiles.Pdf());
        await Expect(person.At("identity-level")).ToContainTextAsync("Dokumenti u dërgua");
        Assert.Equal(before + 1, await db.StoredFiles.CountAsync());
    }

    [Fact]
    public async Task Servers_RestartedOneAfterTheOther_EveryOpenPageIsUsableAgain()
    {
        await using var person = await cluster.ArriveAsync(browser.Browser, "a", Company);
        var pages = new List<IPage>();
        for (var i = 0; i < Tabs; i++)
        {
            var page = await person.Page.Context.NewPageAsync();
            await page.GotoAsync(new Uri(cluster.Proxy.Address, "/my").ToString());
            await LiveAsync(page);
            pages.Add(page);
        }

        foreach (var name in (string[])["a", "b"])
        {
            await Task.WhenAll(pages.Select(p => p.EvaluateAsync("() => { window.beforeTheRestart = true; }")));
            var isHere = await cluster.ServerOfAsync(person) == name;
            await cluster.Proxy.TellAsync($"set server portals/{name} state maint");
            await cluster.Portals[name].StopAsync();
            var watch = Stopwatch.StartNew();
            foreach (var page in isHere ? pages : [])
            {
                await page.WaitForFunctionAsync("() => !window.beforeTheRestart", null, new() { Timeout = 60_000 });
                await LiveAsync(page);
            }

            output.WriteLine($"{name} stopped: {(isHere ? pages.Count : 0)} pages usable again after {watch.Elapsed.TotalSeconds:F1} s");
            await cluster.Portals[name].StartAgainAsync();
            await cluster.Proxy.TellAsync($"set server portals/{name} state ready");
        }
    }

    private static async Task LiveAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => document.querySelector('[data-live]') && !document.querySelector('[data-live=\"false\"]')", null, new() { Timeout = 60_000 });

    private static async Task MarkAsync(Person person) => await person.Page.EvaluateAsync("() => { window.beforeTheCrash = true; }");

    private static async Task ComeBackAsync(Person person)
    {
        await person.Page.WaitForFunctionAsync("() => !window.beforeTheCrash", null, new() { Timeout = 60_000 });
        await person.ReadyAsync();
    }

    private static async Task OpenWizardAsync(Person person)
    {
        await person.GoAsync("/applications/service-licence");
        await person.Page.Locator("[data-testid=start-SRV-BAZ], [data-testid=continue-SRV-BAZ]").ClickAsync();
        await Expect(person.At("Company.BankAccount")).ToBeVisibleAsync();
    }

    private async Task TypeAsync(Person person, string text)
    {
        await person.FillAsync(Field, text);
        await StoredAsync(text);
        await person.SavedAsync();
    }

    private async Task StoredAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            await using var db = cluster.Database.CreateDbContext();
            var payloads = await db.Drafts.AsNoTracking().Select(d => d.Payload.Json).ToListAsync(patience.Token);
            if (payloads.Exists(json => json.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<Guid> CaseAsync(CaseStatus status)
    {
        await using var db = cluster.Database.CreateDbContext();
        return await db.Cases
            .Where(c => c.ProcessKey == ServiceLicenceProcess.ProcessKey && c.Status == status && (c.AssignedTo == null || status != CaseStatus.Submitted))
            .OrderBy(c => c.Number).Select(c => c.Id).FirstAsync();
    }
}
