using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.PersonCard;
using SecurityPortal.Web.Processes.Workers;

namespace SecurityPortal.Tests.Processes.PersonCard;

/// <summary>The list of licences, the step with the portrait, and the ministry's pages of cards and persons, as they are drawn.</summary>
public sealed class PersonCardPagesTests : PageBunitContext
{
    private const string Known = "1900000096";

    private TestWorkers _workers = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _workers = new TestWorkers(Portal);
    }

    [Fact]
    public void List_PersonWithoutLicence_StopsAndLinksToIt()
    {
        SignIn(Company);
        var cut = Render<PersonCardList>();

        Search(cut, Known);

        Assert.Equal("/workers/licence", cut.WaitForElement("[data-testid=apply-for-licence]").GetAttribute("href"));
        Assert.Empty(cut.FindAll("[data-testid=apply-card]"));
    }

    [Fact]
    public async Task List_LicensedPerson_BeginsARequestForThatLicence()
    {
        var licence = await _workers.LicensedAsync(Company, Person());
        SignIn(Company);
        var cut = Render<PersonCardList>();
        Search(cut, licence.Number);
        cut.WaitForElement("[data-testid=apply-card]");

        await cut.Find("[data-testid=apply-card]").ClickAsync(new());

        await using var db = Portal.Db();
        Assert.EndsWith($"/workers/card/{(await db.Drafts.SingleAsync()).Id}/card", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_BasicSecurity_AsksForStreetAndPhotoOnly()
    {
        var (cut, wizard, model) = await StepAsync(WorkerClasses.Basic);
        (model.Street, model.PositionCode) = (null, WorkerClasses.BasicPosition);
        Assert.Contains("Qëndrim", cut.Find("[data-testid='Card.FirstName']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, cut.Markup, StringComparison.Ordinal);
        var wrong = PersonCardProcess.Form.Validate(new PersonCardApplication { Card = model }, PersonCardForm.CardStep, Portal.Today).ToList();
        Assert.Equal("Card.Street", Assert.Single(wrong).Path);

        await cut.InvokeAsync(() => wizard.SetErrors("",
            [.. wrong, new Core.Processes.FieldError(PersonCardForm.CardStep, "Card.Photo", "document.portrait-small", [413, 535])]));

        Assert.NotEmpty(cut.FindAll($"#{WizardState.ElementId("Card.Street")}-error"));
        Assert.NotEmpty(cut.FindAll($"#{WizardState.ElementId("Card.Photo")}-error"));
    }

    [Fact]
    public async Task Step_OtherPosition_IsTypedByHand()
    {
        var (cut, _, model) = await StepAsync("W-MA");
        Assert.Empty(cut.FindAll("[data-testid='Card.PositionText']"));

        await cut.Find("[data-testid='Card.PositionCode']").ChangeAsync(new ChangeEventArgs { Value = WorkerClasses.OtherPosition });
        await cut.Find("[data-testid='Card.PositionText']").InputAsync(new ChangeEventArgs { Value = "Kynolog" });

        Assert.Equal((WorkerClasses.OtherPosition, "Kynolog"), (model.PositionCode, model.PositionText));
    }

    [Fact]
    public async Task Portrait_CutByTheScript_IsPreviewedAndAPartTooNarrowIsExplained()
    {
        var (cut, wizard, _) = await StepAsync(WorkerClasses.Basic, portrait: true);
        var question = cut.FindComponent<PortraitQuestion>();
        var before = Source(cut);

        await question.InvokeAsync(() => question.Instance.CroppedAsync(100, 50, 500));

        cut.WaitForAssertion(() => Assert.NotEqual(before, Source(cut)));
        Assert.NotEmpty(cut.Find("[data-testid=portrait-status]").TextContent);
        await question.InvokeAsync(() => question.Instance.CroppedAsync(0, 0, PortraitCrop.MinWidth - 1));
        cut.WaitForElement("[data-testid=portrait-error]");
        await cut.Find("[data-testid=portrait-delete]").ClickAsync(new());
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid='Card.Photo.preview']")));
        await using var db = Portal.Db();
        Assert.Empty(await db.Attachments.Where(a => a.DraftId == wizard.Draft.Id).ToListAsync());
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public async Task Step_InEachLanguage_ShowsNoKey(string language)
    {
        Speak(language);

        var (cut, _, _) = await StepAsync("W-MA", portrait: true);

        Assert.DoesNotMatch(@"(?:>|"")\s*(?:Card|Portrait)\.?\w+\s*<", cut.Markup);
        Assert.All(cut.FindAll(".portrait-button"), b => Assert.DoesNotContain("Portrait.", b.GetAttribute("aria-label")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wizard_Documents_MakesTheRequestToSignAndCheckShowsAllBeforePërfundo()
    {
        var draft = await _workers.CardDraftAsync(Company, await _workers.LicensedAsync(Company, Person()));
        SignIn(Company);

        var documents = Open(draft.Id, "documents");
        Assert.Equal($"/papers/drafts/{draft.Id}/C01", documents.WaitForElement($"a[href^='/papers/drafts/{draft.Id}/C01']").GetAttribute("href"));
        Assert.NotEmpty(documents.FindAll("[data-testid=attached-C01]"));

        var check = Open(draft.Id, "check");
        Assert.Equal("Finish", check.WaitForElement("[data-testid=finish]").TextContent);
        Assert.Contains("Rr. B 7", check.Find("[data-testid=answers-card]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, check.Markup, StringComparison.Ordinal);
        await check.Find("[data-testid=finish]").ClickAsync(new());

        check.WaitForAssertion(() => Assert.Contains("/cases/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.Equal(1, await db.Cases.CountAsync(c => c.ProcessKey == "PersonCard" && c.Status == Core.Cases.CaseStatus.Submitted));
    }

    [Fact]
    public async Task Register_SearchedByBeginningsOfNames_ListsThePersonMaskedWithLicenceAndEmployer()
    {
        var licence = await _workers.LicensedAsync(Company, Person());
        SignIn(await _workers.OfficerAsync());
        var cut = Render<WorkersRegisterPage>();
        await cut.Find("[data-testid=person-search]").InputAsync(new ChangeEventArgs { Value = "hys qen" });

        await cut.Find("form.search").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Equal($"/officer/register/workers/{licence.PersonId}", cut.Find("[data-testid=person]").GetAttribute("href")));
        var row = cut.Find("[data-testid=persons] li").TextContent;
        Assert.Contains(Company.Name, row, StringComparison.Ordinal);
        Assert.Contains("19******96", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, cut.Markup, StringComparison.Ordinal);

        await cut.Find("[data-testid=person-search]").InputAsync(new ChangeEventArgs { Value = Known });
        await cut.Find("form.search").SubmitAsync();
        cut.WaitForElement("[data-testid=person]");
        Assert.DoesNotContain(Known, Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_PaidOne_IsPrintedHandedOverAndReportedLost()
    {
        var card = await _workers.PaidCardAsync(Company, await _workers.LicensedAsync(Company, Person()));
        SignIn(await _workers.OfficerAsync());
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<CardsPage>();
        cut.WaitForElement("[data-testid=choose-all]");
        Assert.True(cut.Find("[data-testid=print]").HasAttribute("disabled"));
        await cut.Find("[data-testid=choose-all]").ClickAsync(new());

        await cut.Find("[data-testid=print]").ClickAsync(new());

        Assert.Matches("^/papers/card-batches/[0-9a-f-]{36}$", cut.WaitForElement("[data-testid=open-batch]").GetAttribute("href"));
        Navigation.NavigateTo("/officer/register/cards?view=Printed");
        await cut.WaitForElement("[data-testid=hand-over]").ClickAsync(new());
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=hand-over]")));
        Assert.Equal(CardStage.HandedOver, (await _workers.CardAsync(card.Id)).Stage);
        Navigation.NavigateTo("/officer/register/cards?view=HandedOver");
        _ = cut.WaitForElement("[data-testid=report-lost]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=confirm-yes]").Click();
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=report-lost]")));
        Assert.Equal(CardStage.Lost, (await _workers.CardAsync(card.Id)).Stage);
    }

    [Fact]
    public async Task Person_FileOfTheMinistry_ShowsEverythingAndOnlyOfficersRecord()
    {
        var licence = await _workers.LicensedAsync(Company, Person());
        var card = await _workers.HandedOverAsync(Company, licence);
        SignIn(await _workers.OfficerAsync());

        var cut = Render<PersonPage>(p => p.Add(s => s.PersonId, licence.PersonId!.Value));

        cut.WaitForElement("[data-testid=person-licences]");
        Assert.Contains(licence.Number, cut.Find("[data-testid=person-licences]").TextContent, StringComparison.Ordinal);
        Assert.Contains(card.Number, cut.Find("[data-testid=person-cards]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Company.Name, cut.Find("[data-testid=person-employments]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(cut.FindAll("[data-testid=record-save]"));
        Assert.DoesNotContain(Known, cut.Markup, StringComparison.Ordinal);
        await using var db = Portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "person.open"));
    }

    private IRenderedComponent<PersonCardWizard> Open(Guid draftId, string step)
    {
        Navigation.NavigateTo($"/workers/card/{draftId}/{step}");
        return Render<PersonCardWizard>(p => p.Add(c => c.DraftId, draftId).Add(c => c.Step, step));
    }

    private static PersonEntry Person() =>
        TestWorkers.Entry(Known, "Qëndrim", "Hyseni", DemoCivilRegistry.All.Single(p => p.PersonalNumber!.Value.Reveal() == Known).BirthDate);

    private static string Source<T>(IRenderedComponent<T> cut)
        where T : IComponent => cut.WaitForElement("[data-testid='Card.Photo.preview'] img").GetAttribute("src")!;

    private static void Search<T>(IRenderedComponent<T> cut, string typed)
        where T : IComponent
    {
        cut.Find("[data-testid=worker-number]").Input(typed);
        cut.Find("form.worker-search").Submit();
    }

    private async Task<(IRenderedComponent<CardStep> Cut, WizardState Wizard, CardPart Model)> StepAsync(string classCode, bool portrait = false)
    {
        var licence = await _workers.LicensedAsync(Company, Person());
        Guid draftId;
        await using (var session = Portal.As(Company))
        {
            draftId = TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default));
        }

        if (portrait)
        {
            await Portal.AttachAsync(Company, draftId, PersonCardProcess.OriginalKind, "portreti.jpg", TestWorkers.Portrait());
        }

        var draft = await Portal.LoadAsync(Company, draftId);
        var model = Core.Processes.PayloadJson.Read<PersonCardApplication>(draft.PayloadJson).Card;
        model.ClassCode = classCode;
        var wizard = new WizardState { Draft = draft, Step = PersonCardForm.CardStep };
        SignIn(Company);
        var cut = Render<CardStep>(p => p.AddCascadingValue(wizard).Add(s => s.Model, model).Add(s => s.DraftId, draftId));
        cut.WaitForElement("[data-testid='Card.PositionCode']");
        return (cut, wizard, model);
    }
}
