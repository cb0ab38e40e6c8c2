using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Tests.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Appeals;

public sealed class MeasureAppealTests : MeasuresKit
{
    [Theory]
    [InlineData(MeasureKind.Suspend, AppealOutcome.Upheld, LicenceState.Valid, MeasureStatus.Annulled)]
    [InlineData(MeasureKind.Suspend, AppealOutcome.Rejected, LicenceState.Suspended, MeasureStatus.CarriedOut)]
    [InlineData(MeasureKind.Suspend, AppealOutcome.Returned, LicenceState.Valid, MeasureStatus.Returned)]
    [InlineData(MeasureKind.Revoke, AppealOutcome.Upheld, LicenceState.Valid, MeasureStatus.Annulled)]
    [InlineData(MeasureKind.Revoke, AppealOutcome.Rejected, LicenceState.Revoked, MeasureStatus.CarriedOut)]
    [InlineData(MeasureKind.Revoke, AppealOutcome.Returned, LicenceState.Valid, MeasureStatus.Returned)]
    public async Task Record_EachOutcome_ChangesTheLicence(MeasureKind kind, AppealOutcome outcome, LicenceState state, MeasureStatus status)
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = await DoneAsync(licence, kind);
        var appeal = TestPortal.Ok(await FileAsync(Company, measure));
        Assert.Equal(MeasureStatus.Appealed, (await MeasureAsync(measure)).Status);

        TestPortal.Ok(await RecordAsync(Dren, appeal, outcome));

        Assert.Equal((state, status), (await StateAsync(licence), (await MeasureAsync(measure)).Status));
        await using var db = Portal.Db();
        var anew = await db.LicenceMeasures.SingleOrDefaultAsync(m => m.Status == MeasureStatus.Proposed);
        Assert.Equal(outcome == AppealOutcome.Returned ? (measure, kind) : (null, (MeasureKind?)null), (anew?.PreviousMeasureId, anew?.Kind));
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.EventKey == $"appeal/{appeal:N}/decided"));
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.EventKey.StartsWith($"appeal/{appeal:N}/filed")));
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "licence.appeal-decision"));
    }

    [Fact]
    public async Task Record_RevocationOfASuspendedLicenceUpheld_LeavesTheSuspension()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        await DoneAsync(licence, MeasureKind.Suspend);
        Portal.Clock.Advance(TimeSpan.FromDays(1));
        var revocation = await DoneAsync(licence, MeasureKind.Revoke);
        TestPortal.Ok(await RecordAsync(Dren, TestPortal.Ok(await FileAsync(Company, revocation)), AppealOutcome.Upheld));
        Assert.Equal(LicenceState.Suspended, await StateAsync(licence));
    }

    [Fact]
    public async Task File_NotInForceOrNotOnesOwn_IsRefused()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var suspension = await DoneAsync(licence, MeasureKind.Suspend);
        Assert.IsType<NotFound>((await FileAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), suspension)).Error);
        Assert.IsType<NotPermitted>((await FileAsync(await Portal.DelegateAsync(Company, DelegatePermissions.Prepare), suspension)).Error);
        var lifting = await DoneAsync(licence, MeasureKind.Lift);
        Assert.Equal(AppealErrors.NotPossible, (await FileAsync(Company, suspension)).Error);
        Assert.Equal(AppealErrors.NotPossible, (await FileAsync(Company, lifting)).Error);
    }

    [Fact]
    public async Task Record_WhoTookTheDecision_NeedsAnotherAndTwiceIsRefused()
    {
        var measure = await DoneAsync(await Portal.LicenceAsync(Company, Portal.Today.AddYears(1)), MeasureKind.Suspend);
        var appeal = TestPortal.Ok(await FileAsync(Company, measure));
        Assert.IsType<MeasureFourEyes>((await RecordAsync(Besa, appeal, AppealOutcome.Upheld)).Error);
        Assert.IsType<NotPermitted>((await RecordAsync(Officer, appeal, AppealOutcome.Upheld)).Error);
        TestPortal.Ok(await RecordAsync(Dren, appeal, AppealOutcome.Rejected));
        var again = await RecordAsync(await Portal.Data.SupervisorAsync("E treta"), appeal, AppealOutcome.Upheld);
        Assert.Equal(("appeal.changed-by-other", Dren.Name), (again.Error!.Code, again.Error.Arguments[0]));
        Assert.Equal(AppealErrors.NotPossible, (await FileAsync(Company, measure)).Error);
    }

    [Theory]
    [InlineData(MeasureKind.Suspend, "Pezullohet licenca", "Suspenduje se licenca", "qendrës së kontrollit")]
    [InlineData(MeasureKind.Revoke, "Revokohet licenca", "Oduzima se licenca", "ndërpret menjëherë")]
    public async Task Paper_Decision_HasPointsReasonsRemedyAndNumberInBothLanguages(MeasureKind kind, string sq, string sr, string effect)
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = await DoneAsync(licence, kind);
        await using var holder = Portal.As(Company);
        var paper = TestPortal.Ok(await holder.Get<PaperService>().MeasureAsync(measure, default));
        var text = PdfText.Of(paper.Content);
        string[] expected = [sq, sr, effect, licence.Number, "SSHPS-V-2026-000001", "Polica ka skaduar.", "15 ditësh", "15 dana", "Besa Morina",
            "VENDIM / REŠENJE", "12.01.2026"];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Shënim i brendshëm", text, StringComparison.Ordinal);
        Assert.Equal("Vendimi-SSHPS-V-2026-000001.pdf", paper.FileName);
        await using var other = Portal.As(await Portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await other.Get<PaperService>().MeasureAsync(measure, default)).Error);
        await using var cashier = Portal.As(await Portal.Data.MinistryAsync("Arka", PortalRoles.Cashier));
        Assert.IsType<NotFound>((await cashier.Get<PaperService>().MeasureAsync(measure, default)).Error);
    }

    private async Task<Result<Guid>> FileAsync(Actor actor, Guid measure)
    {
        await using var session = Portal.As(actor);
        return await session.Get<AppealFiling>().FileAgainstMeasureAsync(measure, "Polica vlen.", default);
    }

    private async Task<Result<Unit>> RecordAsync(Actor actor, Guid appeal, AppealOutcome outcome)
    {
        Guid version;
        await using (var db = Portal.Db())
        {
            version = (await db.Appeals.SingleAsync(a => a.Id == appeal)).Version;
        }

        await using var session = Portal.As(actor);
        return await session.Get<AppealRecording>()
            .RecordOnMeasureAsync(appeal, version, new AppealDecision(outcome, "KA-18/2026", Portal.Today, "Arsyet."), default);
    }
}
