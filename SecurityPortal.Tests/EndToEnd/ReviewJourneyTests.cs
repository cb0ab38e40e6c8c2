using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>A case through the ministry: taken, commented, returned, recommended, decided by one of two supervisors.</summary>
[Collection(Lanes.Two)]
public sealed class ReviewJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Case_BetweenOfficersAndTwoSupervisors_IsDecidedOnceAndNobodyLosesText()
    {
        await using var portal = await PortalProcess.StartAsync();
        var (caseId, number) = await FiledAsync(portal);
        var page = $"/officer/cases/{caseId}";
        await using var officer = await ArriveAsync(portal, "zyrtar1@demo.example", "sq", 1280);
        await using var besa = await ArriveAsync(portal, "mbikeqyres1@demo.example", "sr-Latn", 1280);
        await using var dren = await ArriveAsync(portal, "mbikeqyres2@demo.example", "en", 360);

        await officer.GoAsync("/officer");
        await Assertions.Expect(officer.At("tiles")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.GoAsync("/officer/queue");
        await officer.FillAsync("queue-text", number);
        await officer.At("queue-search").ClickAsync();
        await Assertions.Expect(officer.At("queue-case")).ToHaveCountAsync(1);
        await Assertions.Expect(officer.At("queue-case")).ToHaveTextAsync(number);
        await officer.LookAsync();
        await officer.At("queue-case").ClickAsync();
        await Assertions.Expect(officer.At("do-take")).ToBeVisibleAsync();

        // Who else looks is said at once, and a change is on every open page by itself.
        await dren.GoAsync(page);
        await Assertions.Expect(officer.At("presence")).ToContainTextAsync("Driton");
        await officer.At("do-take").ClickAsync();
        await Assertions.Expect(dren.At("status").First).ToHaveTextAsync("In review");
        await dren.LookAsync();
        await NotWiderAsync(dren);

        await officer.At("comment-on-Company.BankAccount").ClickAsync();
        await officer.FillAsync("comment-text", "Llogaria bankare duhet të jetë e kompanisë.");
        await officer.LookAsync();
        await officer.At("comment-add").ClickAsync();
        await Assertions.Expect(officer.At("comment").First).ToContainTextAsync("Llogaria bankare");
        await officer.At("remove-comment").ClickAsync();
        await Assertions.Expect(officer.At("comment")).ToHaveCountAsync(0);
        await officer.At("open-document").First.ClickAsync();
        await Assertions.Expect(officer.Page.Locator("iframe")).ToBeVisibleAsync();
        await officer.At("next-document").ClickAsync();
        await officer.At("all-documents").ClickAsync();
        await officer.At("part-registry").ClickAsync();
        await officer.At("compare").ClickAsync();
        await Assertions.Expect(officer.At("comparison").First).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("part-criteria").ClickAsync();
        await officer.At("criterion-Insurance").CheckAsync();
        await Assertions.Expect(officer.At("criteria")).ToContainTextAsync("Blerim Zyra");
        await officer.LookAsync();
        foreach (var part in (string[])["company", "history", "documents"])
        {
            await officer.At($"part-{part}").ClickAsync();
            await officer.LookAsync();
        }

        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.FillAsync("decision-text", "Gjithçka është në rregull.");
        await officer.LookAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Assertions.Expect(officer.At("case-done")).ToHaveTextAsync("U rekomandua vendimi");
        await Assertions.Expect(officer.At("why-no-action")).ToContainTextAsync("Vendimin e keni rekomanduar ju");
        await officer.LookAsync();

        // Both supervisors have their dialog open; one decides, the other is told and keeps the text.
        await besa.GoAsync(page);
        await besa.At("do-approve").ClickAsync();
        await besa.LookAsync();
        await dren.At("do-refuse").ClickAsync();
        await dren.FillAsync("decision-text", "Polica ka skaduar.");
        await dren.LookAsync();
        await NotWiderAsync(dren);
        await besa.At("decision-confirm").ClickAsync();
        await Assertions.Expect(besa.At("status").First).ToHaveTextAsync("Čeka se uplata");
        await dren.At("decision-confirm").ClickAsync();
        await Assertions.Expect(dren.At("decision-error")).ToBeVisibleAsync();
        await Assertions.Expect(dren.At("decision-text")).ToHaveValueAsync("Polica ka skaduar.");
        await dren.At("decision-cancel").ClickAsync();
        await Assertions.Expect(dren.At("status").First).ToHaveTextAsync("Approved, awaiting payment");
        await Assertions.Expect(dren.At("why-no-action")).ToContainTextAsync("The fee has not been paid yet");
        await dren.LookAsync();
        await NotWiderAsync(dren);

        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        Assert.Single(await db.PaymentSlips.Where(s => s.CaseId == caseId).ToListAsync());
        Assert.Equal(CaseStatus.AwaitingPayment, (await db.Cases.SingleAsync(c => c.Id == caseId)).Status);
        Assert.Empty(officer.Faults.Concat(besa.Faults).Concat(dren.Faults));
    }

    [Fact]
    public async Task Return_WithComment_KeepsItOutOfMailsAndLogs()
    {
        await using var portal = await PortalProcess.StartAsync();
        var (caseId, _) = await FiledAsync(portal);
        await using var officer = await ArriveAsync(portal, "zyrtar2@demo.example", "sq", 1280);
        await officer.GoAsync($"/officer/cases/{caseId}");
        await officer.At("do-take").ClickAsync();
        await officer.At("do-return").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Assertions.Expect(officer.At("decision-error")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.FillAsync("decision-text", "Shenja-e-fshehte: shtoni polisën.");
        await officer.FillAsync("decision-date", "01.01.2020");
        await officer.At("decision-confirm").ClickAsync();
        await Assertions.Expect(officer.At("decision-text")).ToHaveValueAsync("Shenja-e-fshehte: shtoni polisën.");
        await officer.FillAsync("decision-date", LocalTime.Format(TimeProvider.System.Today().AddDays(10)));

        await officer.At("decision-confirm").ClickAsync();

        await Assertions.Expect(officer.At("status").First).ToHaveTextAsync("Për plotësim");
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        Assert.NotNull((await db.CaseComments.SingleAsync(c => c.CaseId == caseId)).SentAt);
        Assert.DoesNotContain(await db.Outbox.Select(m => m.ModelJson).ToListAsync(), m => m.Contains("Shenja", StringComparison.Ordinal));
        Assert.DoesNotContain("Shenja", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_SearchByPersonalNumber_StandsInNoAddressAndBackKeepsTheFilters()
    {
        await using var portal = await PortalProcess.StartAsync();
        string number;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            number = (await db.CasePersons.FirstAsync(p => p.PersonalNumber != null)).PersonalNumber!.Value.Reveal();
        }

        await using var auditor = await ArriveAsync(portal, "auditor@demo.example", "en", 1280);
        await auditor.GoAsync("/officer/queue");
        await auditor.At("queue-group").SelectOptionAsync("Ended");
        await auditor.Page.WaitForURLAsync(new Regex("group=ended"));
        await Assertions.Expect(auditor.At("queue").Or(auditor.Page.Locator(".portal-empty"))).ToBeVisibleAsync();
        await auditor.FillAsync("queue-text", number);
        await auditor.At("queue-search").ClickAsync();
        await Assertions.Expect(auditor.At("queue-case")).ToHaveCountAsync(2);
        Assert.DoesNotContain(number, auditor.Page.Url, StringComparison.Ordinal);
        await auditor.LookAsync();

        await auditor.At("queue-case").First.ClickAsync();
        await Assertions.Expect(auditor.At("part-history")).ToBeVisibleAsync();
        await Assertions.Expect(auditor.Page.Locator("[data-testid^=do-]")).ToHaveCountAsync(0);
        await auditor.Page.GoBackAsync();
        await auditor.Page.GoBackAsync();
        await Assertions.Expect(auditor.At("queue-group")).ToHaveValueAsync("Ended");
        Assert.DoesNotContain(number, portal.Output, StringComparison.Ordinal);
        Assert.Empty(auditor.Faults);
    }

    private async Task<Person> ArriveAsync(PortalProcess portal, string account, string language, int width)
    {
        var person = await Person.ArriveAsync(browser.Browser, portal.Address, language, width);
        await person.SignInAsync(account);

        // Signing in brings the account's own language.
        await person.Page.Locator($"button[name=language][value='{language}']").ClickAsync();
        await person.ReadyAsync();
        return person;
    }

    private static async Task NotWiderAsync(Person person) => Assert.False(
        await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{person.Page.Url} is wider than the phone.");

    private static async Task<(Guid Id, string Number)> FiledAsync(PortalProcess portal)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var file = await db.Cases.FirstAsync(c => c.ProcessKey == ServiceLicenceProcess.ProcessKey && c.Status == CaseStatus.Submitted && c.AssignedTo == null);
        return (file.Id, file.Number);
    }
}
