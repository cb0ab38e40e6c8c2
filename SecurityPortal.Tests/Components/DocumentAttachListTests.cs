using Bunit;
using MudBlazor;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Documents;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components;

public sealed class DocumentAttachListTests : PageBunitContext
{
    private Guid _draftId;
    private WizardState _wizard = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _draftId = await Portal.StartAsync(Company);
        _wizard = new WizardState { Draft = await Portal.LoadAsync(Company, _draftId), Step = "documents" };
        SignIn(Company);
    }

    [Fact]
    public async Task List_NothingAttached_AsksForEveryKindAndMarksTheOptionalOne()
    {
        var cut = await DrawAsync();

        var options = cut.FindAll("#document-kind option").Skip(1).ToList();
        Assert.Equal(11, options.Count);
        Assert.All(options.TakeLast(1), o => Assert.EndsWith(" (optional)", o.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(options.SkipLast(1), o => o.TextContent.Contains("optional", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("10", cut.Markup, StringComparison.Ordinal);
        Assert.NotNull(cut.Find("label[for=document-kind]"));
        Assert.Equal(["form-D01", "form-D02"], cut.FindAll("[data-testid^=form-]").Select(a => a.GetAttribute("data-testid")));
        Assert.Equal($"/papers/drafts/{_draftId}/D01", cut.Find("[data-testid=form-D01]").GetAttribute("href"));
    }

    [Fact]
    public async Task Attach_NoKindChosen_WaitsForOne()
    {
        var cut = await DrawAsync();
        Assert.True(cut.Find("[data-testid=document-attach]").HasAttribute("disabled"));

        cut.Find("#document-kind").Change("D03");

        Assert.False(cut.Find("[data-testid=document-attach]").HasAttribute("disabled"));
        Assert.Equal($"/uploads/drafts/{_draftId}/D03", cut.Find(".portal-upload").GetAttribute("data-url"));
        Assert.Equal("token", cut.Find(".portal-upload").GetAttribute("data-token"));
    }

    [Fact]
    public async Task Attach_Accepted_LeavesTheSelectAndEntersTheList()
    {
        var cut = await DrawAsync();
        cut.Find("#document-kind").Change("D03");
        await Portal.AttachAsync(Company, _draftId, "D03", "certifikata.pdf", SampleFiles.Pdf());

        await cut.InvokeAsync(() => cut.FindComponent<UploadControl>().Instance.FinishedAsync(null));

        cut.WaitForAssertion(() => Assert.Contains("certifikata.pdf", cut.Find("[data-testid=attached-D03]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("#document-kind option[value=D03]"));
        Assert.Contains("Business registration certificate", cut.Find("section [role=status].portal-hidden").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_Refused_SaysWhyAndKeepsTheChoice()
    {
        var cut = await DrawAsync();
        cut.Find("#document-kind").Change("D03");

        await cut.InvokeAsync(() => cut.FindComponent<UploadControl>().Instance.FinishedAsync("The file holds a virus."));

        var error = cut.Find("[data-testid=document-error]");
        Assert.Equal(("alert", "The file holds a virus."), (error.GetAttribute("role"), error.TextContent.Trim()));
        Assert.Equal($"/uploads/drafts/{_draftId}/D03", cut.Find(".portal-upload").GetAttribute("data-url"));
    }

    [Fact]
    public async Task Attach_UnderWay_ShowsTheProgress()
    {
        var cut = await DrawAsync();
        cut.Find("#document-kind").Change("D03");
        var upload = cut.FindComponent<UploadControl>();

        await cut.InvokeAsync(() => upload.Instance.Progress(40));

        Assert.Equal("40", cut.Find("[role=status] progress").GetAttribute("value"));
        Assert.True(cut.Find("[data-testid=document-attach]").HasAttribute("disabled"));
        await cut.InvokeAsync(() => upload.Instance.FinishedAsync("x"));
        Assert.Empty(cut.FindAll("progress"));
    }

    [Fact]
    public async Task List_EverythingAttached_SaysSoAndAsksForNothing()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        var cut = await DrawAsync(draft.Id);

        Assert.Empty(cut.FindAll("#document-kind"));
        Assert.Equal(11, cut.FindAll("[data-testid=attached] > li").Count);
        Assert.Contains("All required documents are attached.", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_PaperOutOfDate_IsMarked()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await Portal.ChangeAsync(Company, draft.Id, a => a.Profile.UniformCap = "E kaltër");

        var cut = await DrawAsync(draft.Id);

        Assert.NotEmpty(cut.FindAll("[data-testid=attached-D02] .portal-field-error"));
        Assert.Empty(cut.FindAll("[data-testid=attached-D01] .portal-field-error"));

        // It is to be attached again, and counted so; the row says so where an error leads.
        Assert.Equal(["D02"], cut.FindAll("#document-kind option").Skip(1).Select(o => o.GetAttribute("value")));
        Assert.Contains("Required documents still missing: 1", cut.Markup, StringComparison.Ordinal);
        Assert.Equal("attached-D02", cut.Find($"#{WizardState.ElementId("Documents.D02")}").GetAttribute("data-testid"));
        Assert.Empty(cut.FindAll("[data-testid=add-D02-attach]"));
    }

    [Fact]
    public async Task Replace_Pressed_SendsToThePlaceOfTheFile()
    {
        var first = await Portal.AttachAsync(Company, _draftId, "D10", "e para.pdf", SampleFiles.Pdf());
        await Portal.AttachAsync(Company, _draftId, "D10", "e dyta.png", SampleFiles.Png());
        var cut = await DrawAsync();

        Assert.Equal(2, cut.FindAll("[data-testid=attached-D10]").Count);
        Assert.Single(cut.FindAll($"#{WizardState.ElementId("Documents.D10")}"));
        var replace = cut.FindComponents<UploadControl>().First(u => u.Instance.TestId == "replace-D10");
        Assert.Equal($"/uploads/drafts/{_draftId}/D10?replaces={first.Id}", replace.Find(".portal-upload").GetAttribute("data-url"));
        Assert.EndsWith(", e para.pdf", replace.Find("button").GetAttribute("aria-label"), StringComparison.Ordinal);
        var add = cut.FindComponents<UploadControl>().Single(u => u.Instance.TestId == "add-D10");
        Assert.Equal($"/uploads/drafts/{_draftId}/D10", add.Find(".portal-upload").GetAttribute("data-url"));

        await using (var session = Portal.As(Company))
        using (var body = new MemoryStream(SampleFiles.Jpeg()))
        {
            TestPortal.Ok(await session.Get<DraftDocuments>().AttachAsync(_draftId, "D10", first.Id, "e re.jpg", body, CancellationToken.None));
        }

        await cut.InvokeAsync(() => replace.Instance.FinishedAsync(null));

        cut.WaitForAssertion(() => Assert.Contains("e re.jpg", cut.Find("[data-testid=attached]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("e para.pdf", cut.Find("[data-testid=attached]").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Replaced: ", cut.Find("section [role=status].portal-hidden").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfficersComment_StandsAtTheDocumentAttachedOrNot()
    {
        await Portal.AttachAsync(Company, _draftId, "D03", "a.pdf", SampleFiles.Pdf());
        _wizard.Draft = _wizard.Draft with
        {
            Correction = new DraftCorrection(Guid.Empty, "SSHPS-SL-2026-000001", null,
                [new DraftComment("documents", "Documents.D03", "Nuk lexohet."), new DraftComment("documents", "Documents.D04", "Ka skaduar.")]),
        };

        var cut = await DrawAsync();

        Assert.Equal("Nuk lexohet.", cut.Find("[data-testid=attached-D03] [data-testid=officer-comment]").TextContent);
        Assert.DoesNotContain("Ka skaduar.", cut.Markup, StringComparison.Ordinal);
        cut.Find("#document-kind").Change("D04");
        Assert.Contains("Ka skaduar.", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_DocumentMissing_HasAPlaceForTheErrorToLeadTo()
    {
        var cut = await DrawAsync();

        Assert.NotNull(cut.Find($"#{WizardState.ElementId("Documents.D03")}"));
    }

    [Theory]
    [InlineData("confirm-yes", 0)]
    [InlineData("confirm-no", 1)]
    public async Task Delete_Asked_RemovesOnlyWhenConfirmed(string answer, int left)
    {
        await Portal.AttachAsync(Company, _draftId, "D03", "a.pdf", SampleFiles.Pdf());
        var dialogs = Render<MudDialogProvider>();
        var cut = await DrawAsync();

        _ = cut.Find("[data-testid=delete-D03]").ClickAsync(new());
        dialogs.WaitForElement($"[data-testid={answer}]").Click();

        cut.WaitForAssertion(() => Assert.Equal(left, cut.FindAll("[data-testid=attached-D03]").Count));
        await using var session = Portal.As(Company);
        Assert.Equal(left, TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(_draftId, CancellationToken.None)).Attached.Count);
    }

    [Fact]
    public async Task Picture_Attached_IsShownAndItsErrorGoes()
    {
        _wizard.SetErrors("", [new FieldError("profile", "Profile.Emblem", "document.picture-missing")]);
        var cut = Render<PictureQuestion>(p => p.AddCascadingValue(_wizard).Add(q => q.DraftId, _draftId).Add(q => q.KindCode, LicensingForm.EmblemKind)
            .Add(q => q.Path, "Profile.Emblem").Add(q => q.Label, "Emblem"));
        Assert.NotEmpty(cut.FindAll("#q-Profile-Emblem-error"));
        var picture = await Portal.AttachAsync(Company, _draftId, LicensingForm.EmblemKind, "stema.png", SampleFiles.Png());

        await cut.InvokeAsync(() => cut.FindComponent<UploadControl>().Instance.FinishedAsync(null));

        cut.WaitForAssertion(() => Assert.Equal($"/files/{picture.Id}?inline=true", cut.Find("img").GetAttribute("src")));
        Assert.NotEqual("", cut.Find("img").GetAttribute("alt"));
        Assert.Empty(cut.FindAll("#q-Profile-Emblem-error"));
    }

    private async Task<IRenderedComponent<DocumentAttachList>> DrawAsync(Guid? draftId = null)
    {
        var cut = Render<DocumentAttachList>(p => p.AddCascadingValue(_wizard).Add(d => d.DraftId, draftId ?? _draftId));
        await cut.WaitForElementAsync("#attached-title");
        return cut;
    }
}
