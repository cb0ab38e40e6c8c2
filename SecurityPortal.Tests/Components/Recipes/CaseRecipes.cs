using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Appeals;
using SecurityPortal.Web.Components.Cases;
using SecurityPortal.Web.Components.Payments;
using SecurityPortal.Web.Components.Processes;
using SecurityPortal.Web.Components.Register;
using SecurityPortal.Web.Development.Gallery;

namespace SecurityPortal.Tests.Components.Recipes;

/// <summary>Recipes of components that show what stands in a case; the gallery's samples save the writing of records.</summary>
public sealed class CaseRecipes : PageBunitContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        SignIn(Company);
    }

    [Fact]
    public void AnswerList_Change_LeadsToTheStep()
    {
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, GallerySamples.Answers(key => key)).Add(c => c.ChangeLink, step => $"/draft/{step}"));

        Assert.Equal("/draft/company", cut.Find("[data-testid=change-company]").GetAttribute("href"));
    }

    [Fact]
    public void CaseStatusChip_State_StandsInWords()
    {
        var cut = Render<CaseStatusChip>(p => p.Add(c => c.Status, CaseStatus.Returned));

        Assert.NotEmpty(cut.Find(".portal-tone-warning").TextContent);
    }

    [Fact]
    public void CaseTimeline_History_StandsLatestFirst()
    {
        var cut = Render<CaseTimeline>(p => p.Add(c => c.History, GallerySamples.History));

        Assert.Contains(GallerySamples.Comment, cut.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void SlipCard_Open_TakesTheReceipt()
    {
        var cut = Render<SlipCard>(p => p.Add(c => c.Slip, GallerySamples.Slip(SlipStatus.Open, Portal.Today.AddDays(10))));

        Assert.NotNull(cut.Find(".slip-receipt input[type=file]"));
    }

    [Fact]
    public void SlipChip_PastItsDay_SaysSo()
    {
        var cut = Render<SlipChip>(p => p.Add(c => c.Slip, GallerySamples.Slip(SlipStatus.Open, Portal.Today.AddDays(-1))));

        Assert.NotNull(cut.Find(".portal-tone-danger"));
    }

    [Fact]
    public void LicenceCard_Expiring_LeadsToTheRenewal()
    {
        var licence = GallerySamples.Licence(LicenceState.Expiring);

        var cut = Render<LicenceCard>(p => p.Add(c => c.Licence, licence).Add(c => c.ShowRenewal, true));

        Assert.NotNull(cut.Find($"a[href='{licence.Route}']"));
    }

    [Fact]
    public void LicenceStateChip_Suspended_IsADanger() =>
        Assert.NotNull(Render<LicenceStateChip>(p => p.Add(c => c.State, LicenceState.Suspended)).Find(".portal-tone-danger"));

    [Fact]
    public void LicenceHistory_Rows_StandLatestFirst()
    {
        var cut = Render<LicenceHistory>(p => p.Add(c => c.History, GallerySamples.LicenceHistory).Add(c => c.Title, "History"));

        Assert.Contains(GallerySamples.Reasons, cut.FindAll("li")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void MeasureNotice_Suspended_TellsTheReasons()
    {
        var cut = Render<MeasureNotice>(p => p.Add(c => c.Measure, GallerySamples.Measure(MeasureKind.Suspend)));

        Assert.Equal(GallerySamples.Reasons, cut.Find("[data-testid=measure-reasons]").TextContent);
    }

    [Fact]
    public void ClassCheckList_Rules_SayWhetherTheyAreMet()
    {
        var cut = Render<ClassCheckList>(p => p.Add(c => c.Checks, GallerySamples.Checks(key => key)).Add(c => c.Code, "SRV-BAZ"));

        Assert.Single(cut.FindAll(".check-unmet"));
    }

    [Fact]
    public void AppealCard_Decided_ShowsTheDecision()
    {
        var cut = Render<AppealCard>(p => p.Add(c => c.Appeal, GallerySamples.Appeal(AppealOutcome.Rejected)));

        Assert.Contains("K-2026-07", cut.Find("[data-testid=appeal-outcome]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AppealDialog_Refused_StaysOpenAndSaysWhy()
    {
        var host = Render<MudDialogProvider>();
        var asked = host.InvokeAsync(() => Services.GetRequiredService<IDialogService>()
            .AppealAsync("Appeal", new AppealForm(), false, () => Task.FromResult<Error?>(new NotPermitted())));

        host.WaitForElement("[data-testid=appeal-confirm]").Click();

        host.WaitForElement("[data-testid=appeal-error]");
        Assert.False(asked.IsCompleted);
    }
}
