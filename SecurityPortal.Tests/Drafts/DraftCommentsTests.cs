using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

/// <summary>What of the officer's comments a correction has left as it was.</summary>
public sealed class DraftCommentsTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public static TheoryData<string?, string?, Action<ServiceLicenceApplication>, bool> Answers() => new()
    {
        { "company", "Company.BankAccount", a => a.Company.BankAccount = "1501001002003045", false },
        { "company", "Company.BankAccount", a => a.Company.Email = "tjeter@example.org", true },
        { "company", null, a => a.Company.Email = "tjeter@example.org", false },
        { "company", null, a => a.Profile.UniformCap = "E kaltër", true },
        { "profile", "Profile", a => a.Profile.UniformCap = "E kaltër", false },
        { "background", "Background.Owners", a => a.Background.Owners[0].Person.Street = "Rr. tjetër 3", false },
        { "documents", null, a => a.Profile.UniformCap = "E kaltër", true },
    };

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Untouched_AnswerChanged_IsAskedWhereTheCommentStands(
        string? step, string? path, Action<ServiceLicenceApplication> change, bool untouched)
    {
        var draftId = await ReturnedAsync((step, path));

        await _portal.ChangeAsync(_company, draftId, change);

        Assert.Equal(untouched ? ["Shikoni këtë."] : [], await UntouchedAsync(draftId));
    }

    [Theory]
    [InlineData("documents", "Documents.D03", "D03", false)]
    [InlineData("documents", "Documents.D04", "D03", true)]
    [InlineData("documents", null, "D03", false)]
    [InlineData("profile", "Profile.Emblem", LicensingForm.EmblemKind, false)]
    [InlineData("documents", null, LicensingForm.EmblemKind, true)]
    public async Task Untouched_FileReplaced_IsAskedWhereTheCommentStands(string step, string? path, string kind, bool untouched)
    {
        var draftId = await ReturnedAsync((step, path));

        await _portal.AttachAsync(_company, draftId, kind, "e re.png", SampleFiles.Image(SkiaSharp.SKEncodedImageFormat.Png, 90, 90));

        Assert.Equal(untouched ? ["Shikoni këtë."] : [], await UntouchedAsync(draftId));
    }

    [Fact]
    public async Task Untouched_NothingChanged_IsEveryCommentAlsoThatOnTheWhole()
    {
        var draftId = await ReturnedAsync(("company", "Company.BankAccount"), "Shikoni gjithçka.");
        Assert.Equal(["Shikoni gjithçka.", "Shikoni këtë."], (await UntouchedAsync(draftId)).Order());

        await _portal.ChangeAsync(_company, draftId, a => a.Company.Email = "tjeter@example.org");

        Assert.Equal(["Shikoni këtë."], await UntouchedAsync(draftId));
    }

    [Fact]
    public async Task Untouched_DraftOfAnotherOrOfANewRequest_IsNothing()
    {
        var draftId = await ReturnedAsync(("company", "Company.BankAccount"));
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        await using var session = _portal.As(other);

        Assert.Empty(await session.Get<DraftComments>().UntouchedAsync(draftId, CancellationToken.None));
        Assert.Empty(await session.Get<DraftComments>().UntouchedAsync(await _portal.StartAsync(other), CancellationToken.None));
    }

    private async Task<Guid> ReturnedAsync((string? Step, string? Path) place, string? whole = null)
    {
        var caseId = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company))).CaseId;
        await using (var officer = _portal.As(await _portal.Data.OfficerAsync()))
        {
            TestPortal.Ok(await officer.Get<CaseReviewService>().TakeAsync(caseId, await VersionAsync(caseId), CancellationToken.None));
            TestPortal.Ok(await officer.Get<CaseCommentService>().AddAsync(caseId, place.Step, place.Path, "Shikoni këtë.", CancellationToken.None));
            TestPortal.Ok(await officer.Get<CaseReviewService>().ReturnAsync(
                caseId, await VersionAsync(caseId), _portal.Today.AddDays(15), whole, CancellationToken.None));
        }

        await using var session = _portal.As(_company);
        return TestPortal.Ok(await session.Get<DraftStore>().StartCorrectionAsync(caseId, CancellationToken.None));
    }

    private async Task<IReadOnlyList<string>> UntouchedAsync(Guid draftId)
    {
        await using var session = _portal.As(_company);
        return [.. (await session.Get<DraftComments>().UntouchedAsync(draftId, CancellationToken.None)).Select(c => c.Text)];
    }

    private async Task<Guid> VersionAsync(Guid caseId)
    {
        await using var db = _portal.Db();
        return (await db.Cases.SingleAsync(c => c.Id == caseId)).Version;
    }
}
