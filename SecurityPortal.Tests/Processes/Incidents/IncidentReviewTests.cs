using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Incidents.Mails;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Incidents;

/// <summary>The ministry's side: questions and answers, review, register, statistics.</summary>
public sealed class IncidentReviewTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;
    private Actor _officer = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
        _officer = await _portal.Data.OfficerAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task FollowUp_AskedAndAnswered_IsReadInThePortalAndNotInTheMails()
    {
        var caseId = await ReportAsync();

        TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.AskFollowUpAsync(caseId, v, "Kush thirri policinë?", default)));
        var asked = await ViewAsync(caseId);
        Assert.Equal((CaseStatus.FollowUp, "Kush thirri policinë?"), (asked.Status, asked.History[^1].Comment));
        Assert.Equal([CaseAction.Correct, CaseAction.Answer], asked.Actions.Order());
        TestPortal.Ok(await AnswerAsync(_company, caseId, " Punëtori. "));

        var answered = await ViewAsync(caseId);
        Assert.Equal((CaseStatus.Reported, "Punëtori."), (answered.Status, answered.History[^1].Comment));
        await using var db = _portal.Db();
        var mails = await db.Outbox.Where(m => m.Template != MailKind.Of<ReportFiledMail>().Name).OrderBy(m => m.CreatedAt).ToListAsync();
        Assert.Equal([MailKind.Of<FollowUpAnsweredMail>().Name, MailKind.Of<FollowUpAskedMail>().Name], mails.Select(m => m.Template).Order());
        Assert.All(mails, m => Assert.False(m.ModelJson.Contains("thirri", StringComparison.Ordinal)
            || m.ModelJson.Contains("Punëtori", StringComparison.Ordinal)));
        Assert.Equal(await db.Users.Where(u => u.Id == _officer.UserId).Select(u => u.Email).SingleAsync(),
            mails.Single(m => m.Template == MailKind.Of<FollowUpAnsweredMail>().Name).To);
        Assert.DoesNotContain(await db.AuditRows.Select(a => a.Detail).ToListAsync(), d => d?.Contains("thirri", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Answer_ByOthersEmptyOrUnasked_IsRefused()
    {
        var caseId = await ReportAsync();
        Assert.Equal(new ActionNotAllowed(CaseStatus.Reported, CaseAction.Answer), (await AnswerAsync(_company, caseId, "Përgjigje")).Error);
        TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.AskFollowUpAsync(caseId, v, "Pse?", default)));

        Assert.IsType<CommentRequired>((await AnswerAsync(_company, caseId, "  ")).Error);
        Assert.IsType<CaseTextTooLong>((await AnswerAsync(_company, caseId, new string('x', CaseCommandFrame.MaxNote + 1))).Error);
        Assert.IsType<NotFound>((await AnswerAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), caseId, "Përgjigje")).Error);
        Assert.IsType<NotPermitted>((await AnswerAsync(await _portal.DelegateAsync(_company, DelegatePermissions.Prepare), caseId, "Përgjigje")).Error);
    }

    [Fact]
    public async Task Answer_AndReviewAtOnce_OneWinsAndTheOtherLearnsWho()
    {
        var supervisor = await _portal.Data.SupervisorAsync();
        for (var round = 0; round < 5; round++)
        {
            var caseId = await ReportAsync();
            TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.AskFollowUpAsync(caseId, v, "Pse?", default)));
            var seen = await SeenAsync(caseId);
            using var start = new Barrier(2);

            var results = await Task.WhenAll(
                Task.Run(async () =>
                {
                    await using var session = _portal.As(_company);
                    start.SignalAndWait();
                    return await session.Get<FollowUpAnswers>().AnswerAsync(caseId, seen, "Sepse.", default);
                }),
                Task.Run(async () =>
                {
                    await using var session = _portal.As(supervisor);
                    start.SignalAndWait();
                    return await session.Get<IncidentReview>().ReviewAsync(caseId, seen, null, default);
                }));

            var lost = Assert.IsType<CaseChangedByOther>(Assert.Single(results, r => !r.IsOk).Error);
            Assert.Equal(results[0].IsOk ? _company.Name : supervisor.Name, lost.Who);
        }
    }

    [Fact]
    public async Task Conclude_WithoutANoteOrBeforeReview_IsRefused()
    {
        var caseId = await ReportAsync();

        Assert.IsType<ActionNotAllowed>((await ActAsync(_officer, caseId, (r, v) => r.ConcludeAsync(caseId, v, "Mbyllet", default))).Error);
        TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.ReviewAsync(caseId, v, "E pashë", default)));
        Assert.IsType<ReasonsRequired>((await ActAsync(_officer, caseId, (r, v) => r.ConcludeAsync(caseId, v, " ", default))).Error);
        await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, _ => { });
        Assert.Equal(CaseStatus.Concluded, TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.ConcludeAsync(caseId, v, "Pa masa", default))));

        // Notes are the ministry's own; a correction under way is over.
        Assert.DoesNotContain((await ViewAsync(caseId)).History, h => h.Comment is not null);
        await using var db = _portal.Db();
        Assert.False(await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Correct_ReviewedReport_IsReportedAgainAndTheOfficerIsTold()
    {
        var caseId = await ReportAsync();
        TestPortal.Ok(await ActAsync(_officer, caseId, (r, v) => r.ReviewAsync(caseId, v, null, default)));

        TestPortal.Ok(await _portal.SubmitAsync(_company,
            await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f => f.Correction!.Reason = "Ora")));

        Assert.Equal(CaseStatus.Reported, (await ViewAsync(caseId)).Status);
        await using var db = _portal.Db();
        Assert.Single(await db.Outbox.Where(m => m.Template == MailKind.Of<ReportCorrectedMail>().Name).ToListAsync());
    }

    [Theory]
    [InlineData(PortalRoles.Officer, true, true)]
    [InlineData(PortalRoles.Supervisor, true, true)]
    [InlineData(PortalRoles.Auditor, true, false)]
    [InlineData(PortalRoles.Cashier, false, false)]
    [InlineData(PortalRoles.Administrator, false, false)]
    [InlineData("applicant", false, false)]
    public async Task EachRole_ReadsAndActs_AsItMay(string role, bool reads, bool acts)
    {
        var caseId = await ReportAsync();
        var actor = role == "applicant" ? _company : await _portal.Data.MinistryAsync("Personi", role);

        await using var session = _portal.As(actor);
        Assert.Equal(reads, (await session.Get<IncidentQueries>()
            .RegisterAsync(new IncidentFilter { ProcessKey = IncidentKinds.UseOfForce }, true, default)).IsOk);
        Assert.Equal(reads, (await session.Get<IncidentStatistics>().CountAsync(null, null, default)).IsOk);
        Assert.Equal(reads, (await session.Get<IncidentStatistics>().ExcelAsync(null, null, default)).IsOk);
        var result = await ActAsync(actor, caseId, (r, v) => r.ReviewAsync(caseId, v, null, default));
        Assert.Equal(acts, result.IsOk);
        Assert.True(acts || result.Error is NotPermitted);
    }

    [Fact]
    public async Task Register_EachFilter_FindsWhatFits()
    {
        var other = await _portal.Data.CompanyAsync("Çelësi Security");
        var plain = await ReportAsync();
        var strong = await _portal.ReportAsync(other, UseOfForceProcess.Definition, SampleReports.Force(f =>
        {
            f.Incident.MunicipalityCode = "20";
            f.Incident.FromDate = f.Incident.ToDate = new DateOnly(2026, 1, 5);
            f.Subjects[0].Actions.Add(new ForceAction { Code = "F403", Level = 4, Effect = "E1" });
        }));
        await _portal.ReportAsync(_company, CriminalOffenceProcess.Definition, SampleReports.Offence());
        TestPortal.Ok(await ActAsync(_officer, plain, (r, v) => r.ReviewAsync(plain, v, null, default)));
        var all = new IncidentFilter { ProcessKey = IncidentKinds.UseOfForce };

        Assert.Equal([plain, strong], await IdsAsync(all));
        Assert.Equal([strong], await IdsAsync(all with { To = new DateOnly(2026, 1, 5) }));
        Assert.Equal([plain], await IdsAsync(all with { From = new DateOnly(2026, 1, 6) }));
        Assert.Equal([strong], await IdsAsync(all with { Company = "celesi" }));
        Assert.Empty(await IdsAsync(all with { Company = "security plus" }));
        Assert.Equal([strong], await IdsAsync(all with { MunicipalityCode = "20" }));
        Assert.Equal([strong], await IdsAsync(all with { MinLevel = 4 }));
        Assert.Equal([strong], await IdsAsync(all with { Code = "F403" }));
        Assert.Equal([strong], await IdsAsync(all with { Priority = true }));
        Assert.Equal([strong], await IdsAsync(all with { Late = true }));
        Assert.Equal([plain], await IdsAsync(all with { Status = CaseStatus.Reviewed }));
        await using var session = _portal.As(_officer);
        Assert.Equal([strong], (await session.Get<IncidentQueries>().AlertsAsync(default)).Select(r => r.CaseId));
    }

    [Fact]
    public async Task Statistics_CountReportsAndNameNobody()
    {
        await ReportAsync();
        await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Subjects.Add(SampleReports.Subject())));
        await _portal.ReportAsync(_company, CriminalOffenceProcess.Definition, SampleReports.Offence());
        await using var session = _portal.As(_officer);

        var counts = TestPortal.Ok(await session.Get<IncidentStatistics>().CountAsync(new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 12), default));

        Assert.Equal((2, 1, 0, 0), (counts.Reports, counts.Offences, counts.Priority, counts.Late));
        Assert.Equal(["month", "level", "action", "reason", "type", "taken", "company", "municipality"], counts.Groups.Select(g => g.Key));
        Assert.Equal([3, 2, 2, 2, 1, 1, 3, 3], counts.Groups.Select(g => Assert.Single(g.Rows).Count));
        var text = string.Join(' ', counts.Groups.SelectMany(g => g.Rows).Select(r => r.Label));
        Assert.DoesNotContain("Gjonbalaj", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dragan", text, StringComparison.Ordinal);
        Assert.Empty(TestPortal.Ok(await session.Get<IncidentStatistics>().CountAsync(null, new DateOnly(2026, 1, 11), default)).Groups);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+383")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    public async Task Excel_CompanyNamedLikeAFormula_IsText(string name)
    {
        await _portal.ReportAsync(await _portal.Data.CompanyAsync(name), UseOfForceProcess.Definition, SampleReports.Force());
        await using var session = _portal.As(_officer);

        using var book = new MemoryStream(TestPortal.Ok(await session.Get<IncidentStatistics>().ExcelAsync(null, null, default)).Content);

        var cells = book.GetSheetNames().SelectMany(sheet => book.Query(sheetName: sheet).Cast<IDictionary<string, object?>>().SelectMany(row => row.Values))
            .OfType<string>().ToList();
        Assert.Contains("'" + name, cells);
        Assert.DoesNotContain(cells, c => c[0] is '=' or '+' or '-' or '@' or '\t');
        Assert.DoesNotContain(cells, c => c.Contains(TestData.MarkerNumber, StringComparison.Ordinal) || c.Contains("Gjonbalaj", StringComparison.Ordinal));
        await using var db = _portal.Db();
        Assert.Single(await db.AuditRows.Where(a => a.Action == "report.export").ToListAsync());
    }

    private Task<Guid> ReportAsync() => _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());

    private async Task<Guid> SeenAsync(Guid caseId)
    {
        await using var db = _portal.Db();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync();
    }

    private async Task<Result<CaseStatus>> ActAsync(Actor actor, Guid caseId, Func<IncidentReview, Guid, Task<Result<CaseStatus>>> act)
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var session = _portal.As(actor);
        return await act(session.Get<IncidentReview>(), await SeenAsync(caseId));
    }

    private async Task<Result<CaseStatus>> AnswerAsync(Actor actor, Guid caseId, string text)
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var session = _portal.As(actor);
        return await session.Get<FollowUpAnswers>().AnswerAsync(caseId, await SeenAsync(caseId), text, default);
    }

    private async Task<CaseView> ViewAsync(Guid caseId)
    {
        await using var session = _portal.As(_company);
        return TestPortal.Ok(await session.Get<ApplicantCaseQueries>().ReadAsync(caseId, null, default));
    }

    private async Task<IEnumerable<Guid>> IdsAsync(IncidentFilter filter)
    {
        await using var session = _portal.As(_officer);
        return TestPortal.Ok(await session.Get<IncidentQueries>().RegisterAsync(filter, false, default)).Rows.Select(r => r.CaseId);
    }
}
