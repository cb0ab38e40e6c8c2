using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Register.Mails;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>The ministry's side: acceptance, sessions, results, certificates.</summary>
public sealed class ExamMinistryTests : IAsyncLifetime
{
    private readonly Feed _feed = new();
    private TestPortal _portal = null!;
    private Actor _institution = null!;
    private Actor _officer = null!;
    private Actor _cashier = null!;
    private List<Guid> _ids = [];

    public async Task InitializeAsync()
    {
        _portal = await CreateAsync(services => services.AddSingleton<ICaseChangeFeed>(_feed));
        _institution = await _portal.InstitutionAsync();
        _officer = await _portal.Data.OfficerAsync();
        _cashier = await _portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
        await _portal.GroupSizeAsync(3);
        _ids = await _portal.CandidatesAsync(_institution, 1, 3);
        Ok(await _portal.ApplyAsync(_institution));
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Accept_ByWhoeverTookTheCandidate_OneOfficersAct()
    {
        var other = await _portal.Data.OfficerAsync("Tjetri");
        await using (var session = _portal.As(_officer))
        {
            Ok(await session.Get<CaseReviewService>().TakeAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default));
        }

        await using (var session = _portal.As(other))
        {
            Assert.IsType<NotAssignedToYou>((await session.Get<ExamReview>().AcceptAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default)).Error);
        }

        await using (var session = _portal.As(_officer))
        {
            Ok(await session.Get<ExamReview>().AcceptAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default));
        }

        Assert.Equal(CaseStatus.Accepted, (await _portal.CaseOfAsync(_ids[0])).Status);
        await using (var session = _portal.As(_institution))
        {
            Assert.IsType<NotPermitted>((await session.Get<ExamReview>().AcceptAsync(_ids[1], await _portal.VersionAsync(_ids[1]), default)).Error);
        }
    }

    [Fact]
    public async Task Refuse_FreesThePersonAndHoldsWhatWasPaid()
    {
        Ok(await _portal.PayAsync(_cashier, _ids[0]));
        await using var session = _portal.As(_officer);
        var review = session.Get<CaseReviewService>();
        Ok(await review.TakeAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default));

        Ok(await review.RefuseAsync(_ids[0], await _portal.VersionAsync(_ids[0]), "Diploma mungon.", default));

        await using var db = _portal.Db();
        Assert.Null((await db.ExamCandidates.SingleAsync(c => c.CaseId == _ids[0])).OpenKey);
        Assert.True(await db.PaymentSlips.AnyAsync(s => s.CaseId == _ids[0] && s.IsHeld));
        await _portal.CandidateAsync(_institution, 1);
    }

    [Theory]
    [InlineData(AppealOutcome.Upheld, CaseStatus.Accepted)]
    [InlineData(AppealOutcome.Returned, CaseStatus.InReview)]
    public async Task Appeal_ThatOpensTheCaseAgain_TakesBackTheEndAndThePayment(AppealOutcome outcome, CaseStatus status)
    {
        Ok(await _portal.PayAsync(_cashier, _ids[0]));
        await RefuseAndAppealAsync(_ids[0]);

        Assert.Equal(status, Ok(await RecordAsync(_ids[0], outcome)));

        await using var db = _portal.Db();
        Assert.NotNull((await db.ExamCandidates.SingleAsync(c => c.CaseId == _ids[0])).OpenKey);
        var slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == _ids[0]);
        Assert.Equal((SlipStatus.Paid, false), (slip.Status, slip.IsHeld));
    }

    [Fact]
    public async Task Appeal_AfterThePaymentWasGivenBack_AsksForANewOne()
    {
        Ok(await _portal.PayAsync(_cashier, _ids[0]));
        await RefuseAndAppealAsync(_ids[0]);
        PaymentSlip slip;
        await using (var before = _portal.Db())
        {
            slip = await before.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == _ids[0]);
        }

        await using (var session = _portal.As(_cashier))
        {
            Ok(await session.Get<PaymentService>().SettleAsync(slip.Id, slip.Version, default));
        }

        Ok(await RecordAsync(_ids[0], AppealOutcome.Upheld));

        await using var db = _portal.Db();
        Assert.Equal(SlipStatus.Open, (await db.PaymentSlips.SingleAsync(s => s.CaseId == _ids[0] && s.Id != slip.Id)).Status);
    }

    [Fact]
    public async Task Appeal_WhileThePersonIsACandidateElsewhere_CannotBeUpheldYet()
    {
        await RefuseAndAppealAsync(_ids[0]);
        await _portal.CandidateAsync(_institution, 1);

        Assert.Equal("exam.candidacy-open", (await RecordAsync(_ids[0], AppealOutcome.Upheld)).Error!.Code);
        Assert.Equal(CaseStatus.Appealed, (await _portal.CaseOfAsync(_ids[0])).Status);
    }

    [Fact]
    public async Task Return_AndComplete_KeepsTheSlipAndTheGroup()
    {
        await using (var session = _portal.As(_officer))
        {
            var review = session.Get<CaseReviewService>();
            Ok(await review.TakeAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default));
            Ok(await review.ReturnAsync(_ids[0], await _portal.VersionAsync(_ids[0]), _portal.Today.AddDays(10), "Fotografia nuk shihet.", default));
        }

        var draft = await _portal.ChangeAsync(_institution, _ids[0]);
        Ok(await _portal.SubmitAsync(_institution, await _portal.LoadAsync(_institution, draft)));

        Assert.Equal(CaseStatus.Completed, (await _portal.CaseOfAsync(_ids[0])).Status);
        await using var db = _portal.Db();
        Assert.Single(await db.PaymentSlips.Where(s => s.CaseId == _ids[0]).ToListAsync());
        Assert.NotNull((await db.ExamCandidates.SingleAsync(c => c.CaseId == _ids[0])).GroupId);
    }

    [Fact]
    public async Task Schedule_OnlyWhoHasPaid_AndCallsThemWithAPaperWithoutNumbers()
    {
        await _portal.AcceptAsync(_officer, _ids[0]);
        var sessionId = await _portal.SessionAsync(_officer);
        Assert.Equal("exam.not-paid", (await _portal.ScheduleAsync(_officer, _ids[0], sessionId)).Error!.Code);
        Ok(await _portal.PayAsync(_cashier, _ids[0]));

        Ok(await _portal.ScheduleAsync(_officer, _ids[0], sessionId));

        await using var db = _portal.Db();
        var call = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<ExamConvocationMail>().Name);
        Assert.Equal("kandidati1@example.org", call.To);
        var message = await _portal.Get<MailRenderer>().RenderAsync(call, default);
        Assert.Contains("19.01.2026, 10:00", message.Text, StringComparison.Ordinal);
        var text = PdfText.Of(Assert.Single(message.Attachments).Content);
        Assert.Contains("Vushtrri, salla 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1500000001", text + message.Text + message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("1990", text, StringComparison.Ordinal);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamScheduledMail>().Name));
    }

    [Fact]
    public async Task Schedule_OtherLanguageOrCancelledSession_IsRefused()
    {
        await _portal.AcceptAsync(_officer, _ids[0]);
        Ok(await _portal.PayAsync(_cashier, _ids[0]));

        Assert.Equal("exam.session-other", (await _portal.ScheduleAsync(_officer, _ids[0], await _portal.SessionAsync(_officer, language: "sr"))).Error!.Code);
        var sessionId = await _portal.SessionAsync(_officer);
        await using var session = _portal.As(_officer);
        var seen = Ok(await session.Get<ExamQueries>().SessionAsync(sessionId, look: false, default)).Version;
        Ok(await session.Get<ExamSessionPlanning>().CancelAsync(sessionId, seen, default));
        Assert.Equal("exam.session-closed", (await _portal.ScheduleAsync(_officer, _ids[0], sessionId)).Error!.Code);
    }

    [Fact]
    public async Task Schedule_TwoOfficersTheLastPlace_IsGivenOnce()
    {
        foreach (var id in _ids)
        {
            await _portal.AcceptAsync(_officer, id);
            Ok(await _portal.PayAsync(_cashier, id));
        }

        var other = await _portal.Data.OfficerAsync("Tjetri");
        for (var round = 0; round < 10; round++)
        {
            var sessionId = await _portal.SessionAsync(_officer, capacity: 2);
            using var start = new Barrier(3);
            var results = await Task.WhenAll(_ids.Select((id, i) => Task.Run(async () =>
            {
                start.SignalAndWait();
                return await _portal.ScheduleAsync(i == 1 ? other : _officer, id, sessionId);
            })));

            Assert.Equal(1, results.Count(r => !r.IsOk));
            await using var db = _portal.Db();
            Assert.Equal(2, await db.ExamCandidates.CountAsync(c => c.SessionId == sessionId));
            await using var session = _portal.As(_officer);
            Ok(await session.Get<ExamSessionPlanning>()
                .CancelAsync(sessionId, Ok(await session.Get<ExamQueries>().SessionAsync(sessionId, false, default)).Version, default));
            Assert.Equal(3, (await _portal.StatesAsync(_institution))[CaseStatus.Accepted]);
        }
    }

    [Fact]
    public async Task ChangeSession_TimeMoved_CallsEverybodyAnewAndNeverBelowTheSeated()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);
        await using var session = _portal.As(_officer);
        var sessions = session.Get<ExamSessionPlanning>();
        var seen = Ok(await session.Get<ExamQueries>().SessionAsync(sessionId, false, default)).Version;
        var plan = new ExamSessionPlan(ExamKit.Basic, "sq", _portal.Today.AddDays(9), new TimeOnly(12, 30), "Prishtinë", 2);

        Assert.Equal("exam.session-capacity", (await sessions.ChangeAsync(sessionId, seen, plan with { Capacity = 1 }, default)).Error!.Code);
        Assert.Equal("exam.session-time", (await sessions.ChangeAsync(sessionId, seen, plan with { Date = _portal.Today.AddDays(-1) }, default)).Error!.Code);
        Ok(await sessions.ChangeAsync(sessionId, seen, plan, default));
        Assert.Equal("exam.session-changed", (await sessions.ChangeAsync(sessionId, seen, plan, default)).Error!.Code);

        await using var db = _portal.Db();
        Assert.Equal(4, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamConvocationMail>().Name));
        Assert.Equal(2, await db.ExamConvocations.CountAsync(c => c.Place == "Prishtinë"));
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamMovedMail>().Name));
    }

    [Fact]
    public async Task Record_Pass_GrantsACertificateThatOnlyItsNumberFinds()
    {
        var sessionId = await SeatedAsync(_ids[0]);
        Assert.Equal("exam.session-not-held", (await _portal.RecordAsync(_officer, _ids[0], 80)).Error!.Code);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("exam.points", (await _portal.RecordAsync(_officer, _ids[0], 101)).Error!.Code);

        Assert.Equal(CaseStatus.Passed, Ok(await _portal.RecordAsync(_officer, _ids[0], 70)));

        await using var db = _portal.Db();
        var licence = await db.Licences.SingleAsync(l => l.CaseId == _ids[0]);
        Assert.Equal(("CERT-TRN-BAZ-2026-0001", null, null), (licence.Number, licence.CompanyId, licence.IndividualId));
        Assert.True(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000001"), ExamKit.Basic, default));
        Assert.False(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000001"), "TRN-MA", default));
        Assert.False(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000002"), ExamKit.Basic, default));

        var check = _portal.Get<PublicCheck>();
        Assert.Equal(licence.HolderName, Assert.Single((await check.FindAsync("cert trn baz 2026 0001", default)).Licences).HolderName);
        Assert.Single((await check.FindAsync(licence.Token, default)).Licences);
        Assert.Equal(CheckOutcome.NotFound, (await check.FindAsync(licence.HolderName, default)).Outcome);
        Assert.Equal(CheckOutcome.PersonalNumber, (await check.FindAsync("1500000001", default)).Outcome);

        // The institution hands the paper out; another company does not even know of it.
        await using var session = _portal.As(_institution);
        var paper = Ok(await session.Get<PaperService>().LicenceAsync(licence.Id, default));
        var text = PdfText.Of(paper.Content);
        Assert.Contains("Akademia Sh.p.k.", text, StringComparison.Ordinal);
        Assert.Contains("19.01.2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1500000001", text, StringComparison.Ordinal);
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra Sh.p.k."));
        Assert.IsType<NotFound>((await stranger.Get<PaperService>().LicenceAsync(licence.Id, default)).Error);
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamPassedMail>().Name));
        Assert.Equal("exam.already-passed",
            (await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, ExamKit.Person(1)))).Error!.Code);
        Assert.Equal(sessionId, (await db.ExamCandidates.SingleAsync(c => c.CaseId == _ids[0])).SessionId);
    }

    [Fact]
    public async Task Record_PassLaterRevoked_ThePersonMayBeACandidateAgain()
    {
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 80));
        await using (var db = _portal.Db())
        {
            await db.Licences.Where(l => l.CaseId == _ids[0]).ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, _portal.Clock.UtcNow()));
        }

        await _portal.CandidateAsync(_institution, 1);
    }

    [Fact]
    public async Task Record_HolderWithAnAccount_FindsTheCertificateAmongTheirOwn()
    {
        var individual = await _portal.IndividualAsync();
        await using (var db = _portal.Db())
        {
            await db.Individuals.Where(i => i.Id == individual.IndividualId)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.PersonalNumber, PersonalNumber.Parse("1500000001")));
        }

        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 99));

        await using var session = _portal.As(individual);
        Assert.Equal("CERT-TRN-BAZ-2026-0001", Assert.Single(await session.Get<LicenceQueries>().OwnAsync(default)).Number);
    }

    [Fact]
    public async Task Record_NumberTypedByAnAccountThatNobodyConfirmed_GrantsItNothing()
    {
        var individual = await _portal.UnconfirmedIndividualAsync();
        await using var db = _portal.Db();
        var own = db.Individuals.Where(i => i.Id == individual.IndividualId);
        await own.ExecuteUpdateAsync(i => i.SetProperty(x => x.PersonalNumber, PersonalNumber.Parse("1500000001")));
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));

        Ok(await _portal.RecordAsync(_officer, _ids[0], 99));

        Assert.Null(await db.Licences.Where(l => l.CaseId == _ids[0]).Select(l => l.IndividualId).SingleAsync());
        await using var session = _portal.As(individual);
        Assert.Empty(await session.Get<LicenceQueries>().OwnAsync(default));
        await own.ExecuteUpdateAsync(i => i.SetProperty(x => x.ConfirmedAt, _portal.Clock.UtcNow()));
        Assert.Single(await session.Get<LicenceQueries>().OwnAsync(default));
    }

    [Fact]
    public async Task Record_FailAndAbsence_MayBeARegisteredAnewOrSatAgain()
    {
        await SeatedAsync(_ids[0], _ids[1]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(CaseStatus.Failed, Ok(await _portal.RecordAsync(_officer, _ids[0], 69)));
        Assert.Equal(CaseStatus.Absent, Ok(await _portal.RecordAsync(_officer, _ids[1], null)));

        // The first is enrolled anew: then the old case cannot sit again.
        await _portal.CandidateAsync(_institution, 1);
        await using var session = _portal.As(_officer);
        var review = session.Get<ExamReview>();
        Assert.Equal("exam.candidacy-open", (await review.ResitAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default)).Error!.Code);
        Assert.Equal(CaseStatus.Accepted, Ok(await review.ResitAsync(_ids[1], await _portal.VersionAsync(_ids[1]), default)));
        Assert.Equal("exam.candidacy-open",
            (await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, ExamKit.Person(2)))).Error!.Code);
        var again = await _portal.SessionAsync(_officer);
        Ok(await _portal.ScheduleAsync(_officer, _ids[1], again));
    }

    [Fact]
    public async Task Record_ReSit_KeepsTheEarlierResult()
    {
        var first = await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 40));
        await using var session = _portal.As(_officer);
        Ok(await session.Get<ExamReview>().ResitAsync(_ids[0], await _portal.VersionAsync(_ids[0]), default));
        var second = await _portal.SessionAsync(_officer);
        Ok(await _portal.ScheduleAsync(_officer, _ids[0], second));
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], null));

        var exams = session.Get<ExamQueries>();
        Assert.Equal([(null, _officer.Name), (40, _officer.Name)], (await exams.SittingsAsync(_ids[0], default)).Select(s => (s.Points, s.EnteredBy)));
        var sat = Assert.Single(Ok(await exams.SessionAsync(first, look: false, default)).Sittings);
        Assert.Equal((_ids[0], 40), (sat.CaseId, sat.Points));
        await using var own = _portal.As(_institution);
        Assert.Equal([(null, null), (40, (string?)null)], (await own.Get<ExamQueries>().SittingsAsync(_ids[0], default)).Select(s => (s.Points, s.EnteredBy)));
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra Sh.p.k."));
        Assert.Empty(await stranger.Get<ExamQueries>().SittingsAsync(_ids[0], default));
    }

    [Fact]
    public async Task Correct_FailIntoPass_GrantsTheCertificateKeepsBothResultsAndTellsBoth()
    {
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 7));
        Assert.IsType<ReasonsRequired>((await CorrectAsync(_ids[0], 70, " ")).Error);
        Assert.Equal("exam.correct-same", (await CorrectAsync(_ids[0], 7, "Gabim në shkrim.")).Error!.Code);
        Assert.Equal("exam.points", (await CorrectAsync(_ids[0], 101, "Gabim në shkrim.")).Error!.Code);

        Assert.Equal(CaseStatus.Passed, Ok(await CorrectAsync(_ids[0], 70, "Gabim në shkrim.")));

        await using var db = _portal.Db();
        Assert.True(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000001"), ExamKit.Basic, default));
        Assert.Equal([7, 70], await db.ExamSittings.OrderBy(s => s.EnteredAt).ThenBy(s => s.Id).Select(s => s.Points).ToListAsync());
        Assert.Equal("Gabim në shkrim.", await db.ExamSittings.Where(s => s.Points == 70).Select(s => s.Reason).SingleAsync());
        var mails = await db.Outbox.Where(m => m.Template == MailKind.Of<ExamPassCorrectedMail>().Name).ToListAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.DoesNotContain("Gabim", m.ModelJson, StringComparison.Ordinal));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "case.correct-pass"));
        Assert.True(await db.CaseEvents.Where(e => e.CaseId == _ids[0] && e.Action == CaseAction.CorrectPass).Select(e => e.VisibleToApplicant).SingleAsync());
    }

    [Fact]
    public async Task Correct_PassIntoFail_IsRefusedAndNamesRevocation()
    {
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 80));

        Assert.Equal("exam.correct-pass", (await CorrectAsync(_ids[0], 30, "Gabim në shkrim.")).Error!.Code);
        Assert.Equal("exam.correct-pass", (await CorrectAsync(_ids[0], null, "Gabim në shkrim.")).Error!.Code);
        Assert.Equal(CaseStatus.Passed, Ok(await CorrectAsync(_ids[0], 90, "Gabim në shkrim.")));

        await using var db = _portal.Db();
        Assert.Equal(1, await db.Licences.CountAsync(l => l.CaseId == _ids[0]));
        Assert.Equal(90, (await db.ExamCandidates.SingleAsync(c => c.CaseId == _ids[0])).Points);
    }

    [Fact]
    public async Task Correct_WhileThePersonIsACandidateElsewhere_CannotBecomeAPass()
    {
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 40));
        await _portal.CandidateAsync(_institution, 1);

        Assert.Equal("exam.candidacy-open", (await CorrectAsync(_ids[0], 90, "Gabim në shkrim.")).Error!.Code);
        Assert.Equal(CaseStatus.Absent, Ok(await CorrectAsync(_ids[0], null, "Nuk ishte aty.")));
    }

    [Fact]
    public async Task Certificate_Suspended_DoesNotCountForALicenceAndStillKeepsFromAnotherExam()
    {
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 80));
        await using var db = _portal.Db();
        await db.Licences.Where(l => l.CaseId == _ids[0]).ExecuteUpdateAsync(l => l.SetProperty(x => x.SuspendedAt, _portal.Clock.UtcNow()));

        Assert.False(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000001"), ExamKit.Basic, default));
        Assert.Equal("exam.already-passed",
            (await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, ExamKit.Person(1)))).Error!.Code);
    }

    [Fact]
    public async Task Certificate_BeforeAndAfterItsLastDay_CountsAndIsNeverToBeRenewed()
    {
        var individual = await _portal.IndividualAsync();
        await using var db = _portal.Db();
        await db.Individuals.Where(i => i.Id == individual.IndividualId)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.PersonalNumber, PersonalNumber.Parse("1500000001")));
        await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 80));
        var licence = await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == _ids[0]);
        await using var session = _portal.As(individual);
        foreach (var day in new[] { licence.ValidTo, licence.ValidTo.AddDays(1) })
        {
            _portal.Clock.Advance(LocalTime.StartOf(day).AddHours(12) - _portal.Clock.UtcNow());

            await ActivatorUtilities.CreateInstance<LicenceReminders>(_portal.Services).RunAsync(default);

            Assert.False(await db.Outbox.AnyAsync(m => m.Template == MailKind.Of<LicenceExpiringMail>().Name
                || m.Template == MailKind.Of<LicenceExpiredMail>().Name));
            var own = Assert.Single(Assert.Single(await session.Get<OwnLicenceQueries>().ReadAsync(default)).Current);
            Assert.Equal((LicenceStep.None, false), (own.Step, own.File.Licence.IsRenewed));
            Assert.True(await PassedExams.PassedAsync(db, PersonalNumber.Parse("1500000001"), ExamKit.Basic, default));
        }
    }

    [Fact]
    public async Task CancelSession_TellsCandidateAndInstitutionAndIsAuditedForEachCase()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);

        Ok(await CancelAsync(sessionId));

        await using var db = _portal.Db();
        var told = (await db.Outbox.Where(m => m.Template == MailKind.Of<ExamCancelledMail>().Name).Select(m => m.To).ToListAsync()).Order().ToList();
        Assert.Equal(4, told.Count);
        Assert.Equal(["kandidati1@example.org", "kandidati2@example.org"], told.Where(t => t.StartsWith("kandidati", StringComparison.Ordinal)));
        Assert.Equal(_ids.Take(2).Order(), (await db.AuditRows.Where(a => a.Action == "case.unschedule").Select(a => a.SubjectId).ToListAsync())
            .Select(i => Guid.Parse($"{i}")).Order());
    }

    [Fact]
    public async Task CancelSession_AfterItsTime_OnlyWhileNoResultIsEntered()
    {
        var (kept, gone) = (await SeatedAsync(_ids[0]), await SeatedAsync(_ids[1]));
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        Ok(await _portal.RecordAsync(_officer, _ids[0], 40));

        Assert.Equal("exam.session-results", (await CancelAsync(kept)).Error!.Code);
        Ok(await CancelAsync(gone));

        Assert.Equal(CaseStatus.Accepted, (await _portal.CaseOfAsync(_ids[1])).Status);
        await using var session = _portal.As(_officer);
        var exams = session.Get<ExamQueries>();
        Assert.Equal((false, false), (Ok(await exams.SessionAsync(kept, false, default)).MayCancel,
            Ok(await exams.SessionAsync(gone, false, default)).MayCancel));
    }

    [Fact]
    public async Task Results_FileOfYesterday_IsForgotten()
    {
        var sessionId = await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var import = Ok(await results.CheckAsync(sessionId, Stream("Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\n"), default));
        var sweep = new ExamImportSweep(_portal.Database, new NoLeases(), _portal.Clock, NullLogger<ExamImportSweep>.Instance);
        await sweep.RunAsync(default);
        Assert.Equal(import, await results.LatestAsync(sessionId, default));
        _portal.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        Assert.Null(await results.LatestAsync(sessionId, default));
        Assert.IsType<NotFound>((await results.ReadAsync(import, 1, default)).Error);
        Assert.IsType<NotFound>((await results.TakeOverAsync(import, default)).Error);
        await sweep.RunAsync(default);
        await using var db = _portal.Db();
        Assert.False(await db.ExamImports.AnyAsync());
    }

    [Fact]
    public async Task Results_FromCsv_TellsEachRowAndEntersTheGoodOnes()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var csv = "Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\nSSHPS-EX-2026-000002;mungoi\nSSHPS-EX-2026-000003;90\nSSHPS-EX-2026-000001;10\nSSHPS-EX-2026-000002;shumë\n";
        Assert.Equal("exam.session-not-held", (await results.CheckAsync(sessionId, Stream(csv), default)).Error!.Code);
        _portal.Clock.Advance(TimeSpan.FromDays(8));

        var import = Ok(await results.CheckAsync(sessionId, Stream(csv), default));

        var page = Ok(await results.ReadAsync(import, 1, default));
        Assert.Equal(
            ["exam.results-unknown", "exam.results-twice", "exam.results-twice exam.points", "", ""],
            page.Rows.Select(r => string.Join(' ', r.Faults.Select(f => f.Code))));
        var taken = Ok(await results.TakeOverAsync(import, default));
        Assert.Equal((2, 0), (taken.Entered, taken.Failed.Count));
        Assert.IsType<NotFound>((await results.TakeOverAsync(import, default)).Error);
        Assert.Equal((CaseStatus.Passed, CaseStatus.Absent), ((await _portal.CaseOfAsync(_ids[0])).Status, (await _portal.CaseOfAsync(_ids[1])).Status));
    }

    [Fact]
    public async Task Results_ManyRows_AreAllShownWithTheFailingOnesFirst()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var csv = "Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\n" + string.Concat(Enumerable.Range(100, 30).Select(i => $"SSHPS-EX-2026-{i:000000};50\n"));

        var import = Ok(await results.CheckAsync(sessionId, Stream(csv), default));

        var (first, second) = (Ok(await results.ReadAsync(import, 1, default)), Ok(await results.ReadAsync(import, 2, default)));
        Assert.Equal((31, 1, 25, 6), (first.Total, first.Good, first.Rows.Count, second.Rows.Count));
        Assert.All(first.Rows, r => Assert.NotEmpty(r.Faults));
        Assert.Equal(["SSHPS-EX-2026-000001"], second.Rows.Where(r => r.Faults.Count == 0).Select(r => r.Cells[0]));
    }

    [Fact]
    public async Task Results_RowThatMeanwhileCannotBeEntered_IsToldWithItsSentence()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var import = Ok(await results.CheckAsync(sessionId, Stream("Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\nSSHPS-EX-2026-000002;40\n"), default));
        Ok(await _portal.RecordAsync(_officer, _ids[1], 60));

        var taken = Ok(await results.TakeOverAsync(import, default));

        Assert.Equal(1, taken.Entered);
        var failed = Assert.Single(taken.Failed);
        Assert.Equal((3, "SSHPS-EX-2026-000002", "exam.results-unknown"), (failed.Row, failed.CaseNumber, failed.Error.Code));
        Assert.Null(await results.LatestAsync(sessionId, default));
        Assert.Equal(CaseStatus.Failed, (await _portal.CaseOfAsync(_ids[1])).Status);
    }

    [Fact]
    public async Task Results_InterruptedHalfway_KeepTheFile()
    {
        var sessionId = await SeatedAsync(_ids[0], _ids[1]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var import = Ok(await results.CheckAsync(sessionId, Stream("Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\nSSHPS-EX-2026-000002;40\n"), default));
        using var stop = new CancellationTokenSource();
        _feed.Published = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => results.TakeOverAsync(import, stop.Token));

        _feed.Published = null;
        Assert.Equal(import, await results.LatestAsync(sessionId, default));
        Assert.Equal(2, Ok(await results.TakeOverAsync(import, default)).Entered);
    }

    [Fact]
    public async Task Roster_AsWorkbook_ComesBackAsResults()
    {
        var sessionId = await SeatedAsync(_ids[0]);
        _portal.Clock.Advance(TimeSpan.FromDays(8));
        await using var session = _portal.As(_officer);
        var results = session.Get<ExamResultImport>();
        var roster = Ok(await results.RosterAsync(sessionId, Languages.Culture("sr-Latn"), default));

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(roster.Content), csvToo: false, default));

        Assert.Equal(["Broj predmeta", "Kandidat", "Poeni"], rows[0].Cells.Take(3));
        Assert.Equal("SSHPS-EX-2026-000001", rows[1].Cells[0]);
        var import = Ok(await results.CheckAsync(sessionId, new MemoryStream(roster.Content), default));
        Assert.Equal("exam.points", Assert.Single(Assert.Single(Ok(await results.ReadAsync(import, 1, default)).Rows).Faults).Code);
    }

    [Fact]
    public async Task Queries_Look_IsAuditedOnceAndHiddenFromOthers()
    {
        await using var session = _portal.As(_officer);
        var exams = session.Get<ExamQueries>();
        var group = Assert.Single(Ok(await exams.GroupsAsync(1, default)).Rows);
        Assert.Equal((3, 3, 0), (group.Size, group.ToReview, group.ToSit));

        Ok(await exams.GroupAsync(group.Id, look: true, default));
        Ok(await exams.GroupAsync(group.Id, look: false, default));

        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "exam.open"));
        await using var stranger = _portal.As(_institution);
        Assert.IsType<NotPermitted>((await stranger.Get<ExamQueries>().GroupAsync(group.Id, true, default)).Error);
        Assert.IsType<NotPermitted>((await stranger.Get<ExamSessionPlanning>()
            .CreateAsync(new ExamSessionPlan(ExamKit.Basic, "sq", _portal.Today.AddDays(1), new TimeOnly(9, 0), "A", 1), default)).Error);
    }

    [Fact]
    public async Task SqlServer_ReadsTranslate()
    {
        await using var db = new Core.Data.SqlServerPortalDbContext(
            new DbContextOptionsBuilder<Core.Data.SqlServerPortalDbContext>().UseSqlServer("Server=none;Database=none").Options);

        Assert.NotEmpty(ExamReadiness.Complete(db, Guid.NewGuid(), ExamKit.Basic).ToQueryString());
        Assert.NotEmpty(ExamReview.Seated(db, Guid.NewGuid()).ToQueryString());
        Assert.NotEmpty(PassedExams.Of(db, new PersonKey(PersonalNumber.Parse("1500000001"), "A1", "AL")).ToQueryString());
        Assert.NotEmpty(TrainingLicences.ValidOn(db, Guid.NewGuid(), _portal.Today).ToQueryString());
    }

    private async Task<Result<CaseStatus>> CorrectAsync(Guid caseId, int? points, string reason)
    {
        await using var session = _portal.As(_officer);
        return await session.Get<ExamReview>().CorrectAsync(caseId, await _portal.VersionAsync(caseId), points, reason, default);
    }

    private async Task<Result<Unit>> CancelAsync(Guid sessionId)
    {
        await using var session = _portal.As(_officer);
        return await session.Get<ExamSessionPlanning>()
            .CancelAsync(sessionId, Ok(await session.Get<ExamQueries>().SessionAsync(sessionId, false, default)).Version, default);
    }

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<Guid> SeatedAsync(params Guid[] ids)
    {
        var sessionId = await _portal.SessionAsync(_officer);
        foreach (var id in ids)
        {
            await _portal.AcceptAsync(_officer, id);
            Ok(await _portal.PayAsync(_cashier, id));
            Ok(await _portal.ScheduleAsync(_officer, id, sessionId));
        }

        return sessionId;
    }

    private async Task RefuseAndAppealAsync(Guid caseId)
    {
        await using (var session = _portal.As(_officer))
        {
            var review = session.Get<CaseReviewService>();
            Ok(await review.TakeAsync(caseId, await _portal.VersionAsync(caseId), default));
            Ok(await review.RefuseAsync(caseId, await _portal.VersionAsync(caseId), "Diploma mungon.", default));
        }

        await using var institution = _portal.As(_institution);
        Ok(await institution.Get<AppealFiling>().FileAsync(caseId, await _portal.VersionAsync(caseId), "Diploma është bashkëngjitur.", default));
    }

    private async Task<Result<CaseStatus>> RecordAsync(Guid caseId, AppealOutcome outcome)
    {
        await using var session = _portal.As(await _portal.Data.MinistryAsync("Fatmir Krasniqi", PortalRoles.Supervisor));
        return await session.Get<AppealRecording>().RecordAsync(
            caseId, await _portal.VersionAsync(caseId), new AppealDecision(outcome, "KA-19/2026", _portal.Today, "Arsyet e organit."), default);
    }

    private sealed class Feed : ICaseChangeFeed
    {
        public Action? Published { get; set; }

        public void Publish(Guid caseId) => Published?.Invoke();

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed) => new MemoryStream();
    }
}
