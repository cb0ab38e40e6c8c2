using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer;

namespace SecurityPortal.Tests.Officer;

/// <summary>The ministry's page of a case over the real services: who is slower reads why and loses nothing.</summary>
public sealed class CaseFileTests : PageBunitContext
{
    private Actor _officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _officer = await Portal.Data.OfficerAsync();
    }

    [Fact]
    public async Task Refuse_AnotherSupervisorWasFaster_SaysWhoKeepsTheTextAndThenWhyThereIsNothingToDo()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.Recommended, _officer);
        var slower = await Portal.Data.SupervisorAsync();
        var faster = await Portal.Data.SupervisorAsync("Besa Morina");
        SignIn(slower);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));
        _ = page.WaitForElement("[data-testid=do-refuse]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=decision-text]").Input("Polica ka skaduar.");

        await ActAsync(faster, file.Id, (review, seen) => review.RefuseAsync(file.Id, seen, "Nuk plotëson kushtet.", default));
        page.WaitForAssertion(() => Assert.Equal("This case has ended; nothing is left to do.", page.Find("[data-testid=why-no-action]").TextContent.Trim()));
        dialogs.Find("[data-testid=decision-confirm]").Click();

        Assert.NotEmpty(dialogs.WaitForElement("[data-testid=decision-error]").TextContent);
        Assert.Equal("Polica ka skaduar.", dialogs.Find("[data-testid=decision-text]").GetAttribute("value"));
        await using var db = Portal.Db();
        Assert.Equal("Nuk plotëson kushtet.", (await db.Cases.FindAsync(file.Id))!.DecisionReasons);
    }

    [Fact]
    public async Task Level_OfTheApplicant_IsShownToTheMinistryAlone()
    {
        var file = await Portal.Data.CaseAsync(Company);
        await using (var own = Portal.As(Company))
        {
            Assert.Null(TestPortal.Ok(await own.Get<ApplicantCaseQueries>().ReadAsync(file.Id, null, default)).ApplicantLevel);
        }

        SignIn(_officer);
        var page = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));
        Assert.Equal("confirmed", page.WaitForElement("[data-testid=case-level]").TextContent);

        await using (var db = Portal.Db())
        {
            await db.Companies.Where(c => c.Id == Company.CompanyId).ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, (DateTime?)null));
        }

        Assert.Equal("not confirmed", Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id)).WaitForElement("[data-testid=case-level]").TextContent);
    }

    [Fact]
    public async Task Take_AColleagueWasFasterInTheSameMoment_SaysWhoAndWhoseCaseItIs()
    {
        var file = await Portal.Data.CaseAsync(Company);
        var slower = await Portal.Data.OfficerAsync("Blerim Leka");
        SignIn(slower);
        var page = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));
        page.WaitForElement("[data-testid=do-take]");

        // Behind the feed's back: the page still shows the button.
        await using (var db = Portal.Db())
        {
            var stored = (await db.Cases.FindAsync(file.Id))!;
            stored.AssignedTo = _officer.UserId;
            db.Move(stored, CaseAction.Take, CaseStatus.InReview, Portal.Clock.UtcNow().AddSeconds(2), _officer);
            await db.SaveChangesAsync();
        }

        page.Find("[data-testid=do-take]").Click();

        Assert.Contains("Arta Gashi", page.WaitForElement("[data-testid=case-error]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Arta Gashi works on this case.", page.Find("[data-testid=why-no-action]").TextContent.Trim());
    }

    [Fact]
    public async Task Recommend_DialogClosedAndOpenedAgain_HasWhatWasTyped_UntilItIsDone()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.InReview, _officer);
        SignIn(_officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));
        _ = page.WaitForElement("[data-testid=do-recommend]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=decision-text]").Input("Gjithçka në rregull.");
        dialogs.Find("[data-testid=decision-cancel]").Click();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-testid=do-recommend]").HasAttribute("disabled")));

        _ = page.Find("[data-testid=do-recommend]").ClickAsync(new());
        Assert.Equal("Gjithçka në rregull.", dialogs.WaitForElement("[data-testid=decision-text]").GetAttribute("value"));
        dialogs.Find("[data-testid=decision-approve]").Change(true);
        dialogs.Find("[data-testid=decision-confirm]").Click();

        Assert.NotEmpty(page.WaitForElement("[data-testid=case-done]").TextContent);
        page.WaitForAssertion(() => Assert.StartsWith("You recommended the decision", page.Find("[data-testid=why-no-action]").TextContent.Trim(),
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_PartAndPaper_StandInTheAddressAndAreThereAgain()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.InReview, _officer);
        SignIn(_officer);
        var page = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));
        page.WaitForElement("[data-testid=open-paper]").Click();
        page.WaitForElement("[data-testid=viewer]");
        page.Find("[data-testid=part-history]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=viewer]")));
        Assert.EndsWith("?paper=request&part=history", Navigation.Uri, StringComparison.Ordinal);

        page.Find("[data-testid=part-documents]").Click();
        page.WaitForElement("[data-testid=viewer]");
        var again = Render<CaseFile>(p => p.Add(c => c.CaseId, file.Id));

        again.WaitForElement("[data-testid=viewer]");
        again.Find("[data-testid=all-documents]").Click();
        again.WaitForElement("[data-testid=documents]");
        Assert.EndsWith("?part=documents", Navigation.Uri, StringComparison.Ordinal);
    }

    private async Task ActAsync<T>(Actor actor, Guid caseId, Func<CaseReviewService, Guid, Task<Core.Common.Result<T>>> act)
    {
        await using var session = Portal.As(actor);
        var seen = TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(caseId, null, false, default)).Version;
        TestPortal.Ok(await act(session.Get<CaseReviewService>(), seen));
    }
}
