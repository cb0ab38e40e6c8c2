using Bunit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Appeals;
using SecurityPortal.Web.Components.Documents;
using SecurityPortal.Web.Components.Payments;
using SecurityPortal.Web.Components.Processes;
using SecurityPortal.Web.Components.Register;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components.Recipes;

/// <summary>Recipes of components that ask services: the portal's own, over a database of the test's own.</summary>
public sealed class ServiceRecipes : PageBunitContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        SignIn(Company);
    }

    [Fact]
    public async Task StepWizard_StepIncomplete_StaysAndSaysWhatIsMissing()
    {
        var draftId = await Portal.StartAsync(Company);
        var cut = Render<StepWizard<ServiceLicenceApplication>>(p => p
            .Add(w => w.Process, ServiceLicenceProcess.Definition).Add(w => w.DraftId, draftId).Add(w => w.Step, LicensingForm.CompanyStep)
            .Add(w => w.ChildContent, _ => "<p>The step's questions</p>"));

        cut.WaitForElement("[data-testid=continue]").Click();

        cut.WaitForElement("[data-testid=error-summary][role=alert]");
    }

    [Fact]
    public async Task DraftConflict_SavedElsewhere_ShowsBothAnswers()
    {
        var draft = await Portal.LoadAsync(Company, await Portal.StartAsync(Company));
        var mine = PayloadJson.Read<ServiceLicenceApplication>(draft.PayloadJson);
        mine.Company.ResponsiblePerson = "Çelë Gjonbalaj";

        var cut = Render<DraftConflict>(p => p.Add(c => c.Process, ServiceLicenceProcess.Definition).Add(c => c.Mine, PayloadJson.Write(mine))
            .Add(c => c.Other, draft)
            .Add(c => c.OnTakeOther, () => { }).Add(c => c.OnKeepMine, () => { }));

        Assert.Contains("Çelë Gjonbalaj", cut.WaitForElement("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DocumentAttachList_NewDraft_OffersEveryKind()
    {
        var draft = await Portal.LoadAsync(Company, await Portal.StartAsync(Company));
        var wizard = new WizardState { Draft = draft, Step = ProcessDefinition.DocumentsStep };

        var cut = Render<DocumentAttachList>(p => p.AddCascadingValue(wizard).Add(c => c.DraftId, draft.Id));

        Assert.NotEmpty(cut.WaitForElements("#document-kind option[value='D03']"));
    }

    [Fact]
    public async Task PictureQuestion_Attached_ShowsThePicture()
    {
        var draft = await Portal.LoadAsync(Company, await Portal.StartAsync(Company));
        var picture = await Portal.AttachAsync(Company, draft.Id, LicensingForm.EmblemKind, "stema.png", SampleFiles.Png());

        var cut = Render<PictureQuestion>(p => p.AddCascadingValue(new WizardState { Draft = draft, Step = LicensingForm.ProfileStep })
            .Add(c => c.DraftId, draft.Id).Add(c => c.KindCode, LicensingForm.EmblemKind).Add(c => c.Path, "Profile.Emblem").Add(c => c.Label, "Emblem"));

        Assert.Equal($"/files/{picture.Id}?inline=true", cut.WaitForElement("img").GetAttribute("src"));
    }

    [Fact]
    public void UploadControl_NoAddress_WaitsForOne()
    {
        var cut = Render<UploadControl>(p => p.Add(c => c.Url, null).Add(c => c.ElementId, "attach").Add(c => c.Hint, "PDF, 10 MB")
            .Add(c => c.TestId, "attach"));

        Assert.True(cut.Find("#attach").HasAttribute("disabled"));
    }

    [Fact]
    public async Task CheckStep_Draft_OffersToChangeEachStep()
    {
        var draft = await Portal.CompleteDraftAsync(Company);

        var cut = Render<CheckStep>(p => p.Add(c => c.Process, ServiceLicenceProcess.Definition).Add(c => c.Payload, draft.PayloadJson)
            .Add(c => c.DraftId, draft.Id));

        Assert.EndsWith("/company", cut.WaitForElement("[data-testid=change-company]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void ClassRows_NothingHeld_OffersTheFirstClass()
    {
        var cut = Render<ClassRows>(p => p.Add(c => c.Process, ServiceLicenceProcess.Definition));

        Assert.NotNull(cut.WaitForElement("[data-testid='start-SRV-BAZ']"));
    }

    [Fact]
    public async Task SlipPanel_CaseWithoutSlips_DrawsNothing()
    {
        var file = await Portal.Data.CaseAsync(Company);

        Assert.Empty(Render<SlipPanel>(p => p.Add(c => c.CaseId, file.Id)).FindAll("section"));
    }

    [Fact]
    public async Task LicencePanel_CaseWithALicence_ShowsItsNumber()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));

        var cut = Render<LicencePanel>(p => p.Add(c => c.CaseId, licence.CaseId).Add(c => c.ShowRenewal, true));

        Assert.Equal(licence.Number, cut.WaitForElement("[data-testid=licence-number]").TextContent);
    }

    [Fact]
    public async Task AppealPanel_NothingToAppeal_DrawsNothing()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.InReview);

        Assert.Empty(Render<AppealPanel>(p => p.Add(c => c.CaseId, file.Id).Add(c => c.SeenVersion, file.Version)).FindAll("section"));
    }
}
