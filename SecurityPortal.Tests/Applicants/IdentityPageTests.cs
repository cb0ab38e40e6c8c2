using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Applicant;
using SecurityPortal.Web.Officer;

namespace SecurityPortal.Tests.Applicants;

/// <summary>The pages on which an account proves who it is, and the ministry's beside them.</summary>
public sealed class IdentityPageTests : PageBunitContext
{
    private readonly EidSettings _eid = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Portal.Db();
        await db.Companies.ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, (DateTime?)null));
    }

    [Theory]
    [InlineData("officer", "officer")]
    [InlineData("letter", "letter")]
    [InlineData("eid", "")]
    [InlineData("eid,officer,letter", "eid officer letter", true)]
    public async Task Person_SeesTheWaysThatAreOpen(string ways, string shown, bool isSet = false)
    {
        _eid.Authority = isSet ? "https://eid.example" : null;
        await AllowAsync(ways);
        SignIn(await Portal.UnconfirmedIndividualAsync());

        var page = Render<IdentityPage>();

        page.WaitForElement("[data-testid=identity-level]");
        var found = new[] { ("eid", "#identity-eid"), ("officer", "#identity-file"), ("letter", "#identity-letter") };
        Assert.Equal(shown, string.Join(' ', found.Where(f => page.FindAll(f.Item2).Count > 0).Select(f => f.Item1)));
    }

    [Fact]
    public async Task Letter_AskedForThenTyped_ShowsWhatIsWrongAtTheFieldAndThenTheLevel()
    {
        await AllowAsync("letter");
        var person = await Portal.UnconfirmedIndividualAsync();
        SignIn(person);
        var page = Render<IdentityPage>();
        await page.WaitForElement("[data-testid=identity-letter]").ClickAsync(new());
        Assert.Contains("12.01.2026", page.WaitForElement("[data-testid=identity-letter-asked]").TextContent, StringComparison.Ordinal);
        var code = await PrintAsync();

        page = Render<IdentityPage>();
        page.WaitForElement("[data-testid=identity-code]").Input("AAAAA-AAAAA");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Tries left: 4", page.Find("#identity-code-error").TextContent, StringComparison.Ordinal));

        // The second click of a double click is no second try.
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Tries left: 4", page.Find("#identity-code-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("AAAAA-AAAAA", page.Find("[data-testid=identity-code]").GetAttribute("value"));
        page.Find("[data-testid=identity-code]").Input(code);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Your identity is confirmed.", page.Find("[data-testid=identity-level]").TextContent));
    }

    [Fact]
    public async Task Company_RegistryWayOpen_IsToldWhoConfirms()
    {
        await AllowAsync("registry");
        SignIn(Company);

        Assert.Contains("business registry", Render<IdentityPage>().WaitForElement("[data-testid=identity-owner-how]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_ComesBackFromTheProvider_SaysWhyAndNothingThatIsNotKnown()
    {
        SignIn(await Portal.UnconfirmedIndividualAsync());
        Navigation.NavigateTo("/identity?refused=identity.of-other");
        Assert.Contains("somebody else", Render<IdentityPage>().WaitForElement("[data-testid=identity-error]").TextContent, StringComparison.Ordinal);

        Navigation.NavigateTo("/identity?refused=anything");
        var page = Render<IdentityPage>();
        page.WaitForElement("[data-testid=identity-level]");
        Assert.Empty(page.FindAll("[data-testid=identity-error]"));
    }

    [Fact]
    public async Task Company_DelegateWithAConfirmedIdentity_SeesWhoseAccountTheyWouldConfirm()
    {
        await AllowAsync("officer,registry");
        var helper = await Portal.DelegateAsync(Company, DelegatePermissions.All);
        SignIn(helper);
        var page = Render<IdentityPage>();
        page.WaitForElement("[data-testid=identity-owner-asks]");
        await using (var db = Portal.Db())
        {
            db.Individuals.Add(new Individual
            {
                UserId = helper.UserId, PersonalNumber = Core.People.PersonalNumber.Parse("1900000101"), FirstName = "Dardan", LastName = "Hoxha",
                BirthDate = new DateOnly(1980, 1, 1), MunicipalityCode = "19", Settlement = "P", Address = "R", Phone = "+38344123456",
                CreatedAt = Portal.Clock.GetUtcNow().UtcDateTime, ConfirmedAt = Portal.Clock.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync();
        }

        page = Render<IdentityPage>();
        await page.WaitForElement("[data-testid=identity-owner]").ClickAsync(new());

        // The demo registry does not know the test's company.
        Assert.Contains("gave no answer", page.WaitForElement("[data-testid=identity-error]").TextContent, StringComparison.Ordinal);
        Assert.Contains("@example.org", page.Find("section[aria-labelledby=identity-owner]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ministry_ListSaysWhatWaits_AndTheReviewOffersWhatIsThere()
    {
        await AllowAsync("officer,letter");
        Guid letter;
        await using (var person = Portal.As(await Portal.UnconfirmedIndividualAsync()))
        {
            letter = TestPortal.Ok(await person.Get<IdentityRequests>().AskLetterAsync(default));
        }

        Guid document;
        await using (var company = Portal.As(Company))
        {
            document = TestPortal.Ok(await company.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "a.pdf", default));
        }

        SignIn(await Portal.Data.OfficerAsync());
        var list = Render<IdentitiesPage>();
        list.WaitForElement("[data-testid=identities]");
        Assert.Equal(["A letter to print", "A document to look at"], list.FindAll("[data-testid=identity-todo]").Select(t => t.TextContent));

        var review = Render<IdentityReviewPage>(p => p.Add(r => r.Id, letter));
        Assert.Equal(
            $"/officer/identities/{letter}/letter", review.WaitForElement("form:has([data-testid=identity-print])").GetAttribute("action"));
        Assert.Empty(review.FindAll("[data-testid=identity-confirm], [data-testid=identity-frame]"));
        review = Render<IdentityReviewPage>(p => p.Add(r => r.Id, document));
        review.WaitForElement("[data-testid=identity-confirm]");
        Assert.Single(review.FindAll("[data-testid=identity-frame]"));

        // Refusing needs no way.
        await AllowAsync("letter");
        review = Render<IdentityReviewPage>(p => p.Add(r => r.Id, document));
        review.WaitForElement("[data-testid=identity-refuse]");
        Assert.Empty(review.FindAll("[data-testid=identity-confirm]"));
    }

    [Fact]
    public async Task Ministry_ColleagueWasFaster_IsNamed()
    {
        Guid id;
        await using (var company = Portal.As(Company))
        {
            id = TestPortal.Ok(await company.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "a.pdf", default));
        }

        SignIn(await Portal.Data.OfficerAsync());
        var page = Render<IdentityReviewPage>(p => p.Add(r => r.Id, id));
        page.WaitForElement("[data-testid=identity-confirm]");
        await using (var faster = Portal.As(await Portal.Data.SupervisorAsync("Besa Morina")))
        {
            var desk = faster.Get<IdentityDesk>();
            TestPortal.Ok(await desk.ConfirmAsync(id, TestPortal.Ok(await desk.FindAsync(id, default)).Version, default));
        }

        await page.Find("[data-testid=identity-confirm]").ClickAsync(new());

        Assert.Contains("Besa Morina", page.WaitForElement("[data-testid=identity-error]").TextContent, StringComparison.Ordinal);
    }

    protected override void Change(IServiceCollection services) => services.AddSingleton(_eid);

    private async Task AllowAsync(string ways)
    {
        await using var db = Portal.Db();
        await db.Settings.Where(s => s.Code == SettingKeys.IdentityWays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, ways));
    }

    private async Task<string> PrintAsync()
    {
        await using var db = Portal.Db();
        await using var officer = Portal.As(await Portal.Data.OfficerAsync());
        var paper = TestPortal.Ok(await officer.Get<IdentityLetters>().PrintAsync(await db.IdentityRequests.Select(r => r.Id).SingleAsync(), default));
        return System.Text.RegularExpressions.Regex.Match(PdfText.Of(paper.Content), "[A-Z2-9]{5}-[A-Z2-9]{5}").Value;
    }
}
