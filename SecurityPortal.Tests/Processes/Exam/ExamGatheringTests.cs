using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>The institution's side: saving, the counter, applying, deleting, and the rule of one candidacy.</summary>
public sealed class ExamGatheringTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _institution = null!;

    public async Task InitializeAsync()
    {
        _portal = await CreateAsync();
        _institution = await _portal.InstitutionAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Save_Candidate_IsSavedWithNumberSlipMailAndSheetOfTwoPages()
    {
        var caseId = await _portal.CandidateAsync(_institution, 1);

        var file = await _portal.CaseOfAsync(caseId);
        Assert.Equal(("SSHPS-EX-2026-000001", CaseStatus.Saved), (file.Number, file.Status));
        await using var db = _portal.Db();
        var slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId);
        Assert.Equal((25_00, false, SlipStatus.Open), (slip.AmountCents, slip.AmountConfirmed, slip.Status));
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(SlipAttachment.Of(slip), mail.Says<CandidateSavedMail>().Slip);
        Assert.DoesNotContain("1500000001", mail.ModelJson, StringComparison.Ordinal);
        await using var session = _portal.As(_institution);
        var pages = PdfText.Pages(Ok(await session.Get<PaperService>().RequestAsync(caseId, default)).Content);
        Assert.Equal(2, pages.Count);
        Assert.Contains("Mbiemrib", pages[0], StringComparison.Ordinal);
        Assert.Contains("80", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithoutADocument_SaysWhichIsMissing()
    {
        var draftId = await _portal.DraftAsync(_institution, ExamKit.Person(1));

        var saved = await _portal.SubmitAsync(_institution, await _portal.LoadAsync(_institution, draftId));

        Assert.Equal(6, Assert.IsType<DraftIncomplete>(saved.Error).Fields.Count(f => f.Code == "document.missing"));
    }

    [Fact]
    public async Task Ready_ElevenTwelveEleven_FollowsTheNumberOfCompleteCandidates()
    {
        var ids = await _portal.CandidatesAsync(_institution, 1, 11);
        Assert.Equal(11, (await _portal.StatesAsync(_institution))[CaseStatus.Saved]);

        await _portal.CandidateAsync(_institution, 12);
        Assert.Equal(12, (await _portal.StatesAsync(_institution))[CaseStatus.Ready]);

        Ok(await _portal.DeleteAsync(_institution, ids[0]));
        var states = await _portal.StatesAsync(_institution);
        Assert.Equal((11, 1, 0), (states[CaseStatus.Saved], states[CaseStatus.Withdrawn], states.GetValueOrDefault(CaseStatus.Ready)));
        await using var db = _portal.Db();
        Assert.Equal(
            [CaseAction.Submit, CaseAction.MakeReady, CaseAction.MakeUnready], await db.CaseEvents.Where(e => e.CaseId == ids[1]).OrderBy(e => e.Number)
            .Select(e => e.Action).ToListAsync());
    }

    [Fact]
    public async Task Ready_CountsPerClassAndInstitution()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        await _portal.LicenceOfAsync(_institution, ProcessCatalogue.Get("TrainingInstitution"), "TRN-MA", _portal.Today.AddYears(1));
        await _portal.CandidatesAsync(_institution, 1, 6);
        await _portal.CandidatesAsync(_institution, 101, 6, "TRN-MA");
        await _portal.CandidatesAsync(other, 201, 6);

        Assert.False((await _portal.StatesAsync(_institution)).ContainsKey(CaseStatus.Ready));
        Assert.Equal(ExamErrors.GroupTooSmall(6, 12).Code, (await _portal.ApplyAsync(_institution)).Error!.Code);
    }

    [Fact]
    public async Task Apply_ThirteenOfFourteen_TheIncompleteOneStaysForTheNextGroup()
    {
        var ids = await _portal.CandidatesAsync(_institution, 1, 14);
        var draft = await _portal.ChangeAsync(_institution, ids[4]);
        Assert.Equal(CaseStatus.Saved, (await _portal.CaseOfAsync(ids[4])).Status);
        _portal.Clock.Advance(TimeSpan.FromDays(20));

        var number = Ok(await _portal.ApplyAsync(_institution));

        var states = await _portal.StatesAsync(_institution);
        Assert.Equal((13, 1), (states[CaseStatus.Applied], states[CaseStatus.Saved]));
        await using var db = _portal.Db();
        var group = await db.ExamGroups.SingleAsync();
        Assert.Equal(("GP-2026-0001", 13), (number, group.Size));
        Assert.Equal(13, await db.ExamCandidates.CountAsync(c => c.GroupId == group.Id));
        Assert.Null((await db.ExamCandidates.SingleAsync(c => c.CaseId == ids[4])).GroupId);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamAppliedMail>().Name));

        // The ministry's clock starts with the application, not with the first candidate.
        var applied = await db.Cases.FirstAsync(c => c.Status == CaseStatus.Applied);
        Assert.Equal(30, CaseClock.DeadlineOf(applied.Status, applied.SubmittedAt, applied.StatusChangedAt, applied.PausedDays, 30, _portal.Today)!.DaysLeft);

        // The change can still be saved, and the candidate is complete again.
        Ok(await _portal.SubmitAsync(_institution, await _portal.LoadAsync(_institution, draft)));
        var changed = await _portal.CaseOfAsync(ids[4]);
        Assert.Equal((CaseStatus.Saved, 2), (changed.Status, changed.VersionNumber));
        Assert.Single(await db.PaymentSlips.Where(s => s.CaseId == ids[4]).ToListAsync());
    }

    [Fact]
    public async Task Change_BegunAndDropped_TakesTheGroupDownAndUpAgain()
    {
        var ids = await _portal.CandidatesAsync(_institution, 1, 12);

        await _portal.ChangeAsync(_institution, ids[0]);
        Assert.Equal(12, (await _portal.StatesAsync(_institution))[CaseStatus.Saved]);
        Assert.Equal("exam.group-too-small", (await _portal.ApplyAsync(_institution)).Error!.Code);

        await using var session = _portal.As(_institution);
        Ok(await session.Get<ExamGathering>().DropChangeAsync(ids[0], default));
        Assert.Equal(12, (await _portal.StatesAsync(_institution))[CaseStatus.Ready]);
        await using var db = _portal.Db();
        Assert.False(await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Apply_Twice_MakesOneGroup()
    {
        await _portal.CandidatesAsync(_institution, 1, 12);
        Ok(await _portal.ApplyAsync(_institution));

        Assert.Equal("exam.group-too-small", (await _portal.ApplyAsync(_institution)).Error!.Code);
    }

    [Fact]
    public async Task Apply_LicenceSuspended_IsRefused()
    {
        await _portal.CandidatesAsync(_institution, 1, 12);
        await using (var db = _portal.Db())
        {
            await db.Licences.Where(l => l.CompanyId == _institution.CompanyId)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.SuspendedAt, _portal.Clock.UtcNow()));
        }

        Assert.Equal("exam.no-training-licence", (await _portal.ApplyAsync(_institution)).Error!.Code);
    }

    [Fact]
    public async Task Apply_DelegateWhoOnlyPrepares_IsNotPermitted()
    {
        await _portal.CandidatesAsync(_institution, 1, 12);
        var helper = await _portal.DelegateAsync(_institution, DelegatePermissions.Prepare);

        Assert.IsType<NotPermitted>((await _portal.ApplyAsync(helper)).Error);
        Assert.Equal(12, (await _portal.StatesAsync(_institution))[CaseStatus.Ready]);
    }

    [Fact]
    public async Task Start_WithoutALicenceForTheClass_IsRefused()
    {
        await using var session = _portal.As(_institution);

        var started = await session.Get<ExamEnrolment>().StartAsync("TRN-ME", ExamKit.Person(1), default);

        Assert.Equal("exam.no-training-licence", started.Error!.Code);
    }

    [Fact]
    public async Task Start_PersonWhoIsACandidateElsewhere_IsRefusedAtOnce()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        await _portal.CandidateAsync(other, 1);
        await using var session = _portal.As(_institution);
        var enrolment = session.Get<ExamEnrolment>();

        Assert.Equal("exam.candidacy-open", (await enrolment.StartAsync(ExamKit.Basic, ExamKit.Person(1), default)).Error!.Code);
        Assert.Equal("exam.too-young",
            (await enrolment.StartAsync(ExamKit.Basic, ExamKit.Person(2, _portal.Today.AddYears(-18).AddDays(1)), default)).Error!.Code);
        var first = Ok(await enrolment.StartAsync(ExamKit.Basic, ExamKit.Person(3, _portal.Today.AddYears(-18)), default));
        Assert.Equal(first, Ok(await enrolment.StartAsync(ExamKit.Basic, ExamKit.Person(3), default)));
    }

    [Fact]
    public async Task Save_PersonWhoBecameACandidateMeanwhile_IsRefusedAndTheDraftStays()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        var draft = await _portal.DraftAsync(_institution, ExamKit.Person(1));
        await _portal.CandidateAsync(other, 1);

        var saved = await _portal.SaveCandidateAsync(_institution, draft);

        Assert.Equal("exam.candidacy-open", saved.Error!.Code);
        Assert.Equal(draft, (await _portal.LoadAsync(_institution, draft)).Id);
    }

    [Fact]
    public async Task Save_SamePassportAndCitizenship_IsTheSamePerson()
    {
        PersonEntry Foreign(string citizenship)
        {
            var person = ExamKit.Person(1);
            (person.IsForeign, person.PersonalNumber, person.PassportNumber, person.Citizenship) = (true, null, "ab 123456", citizenship);
            (person.PassportExpiry, person.HasPermanentResidence, person.ResidencePermit, person.WorkPermit) = (_portal.Today.AddYears(2), true, "R-1", "P-1");
            return person;
        }

        Ok(await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, Foreign("AL")), permit: true));
        Ok(await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, Foreign("DE")), permit: true));
        var again = await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, Foreign("AL")), permit: true);

        Assert.Equal("exam.candidacy-open", again.Error!.Code);
    }

    [Fact]
    public async Task Save_ForeignCandidateWithoutThePermit_IsRefused()
    {
        var person = ExamKit.Person(1);
        (person.IsForeign, person.PersonalNumber, person.PassportNumber, person.Citizenship) = (true, null, "ab 123456", "AL");
        (person.PassportExpiry, person.HasPermanentResidence, person.ResidencePermit, person.WorkPermit) = (_portal.Today.AddYears(2), true, "R-1", "P-1");

        var saved = await _portal.SaveCandidateAsync(_institution, await _portal.DraftAsync(_institution, person));

        Assert.Equal("Documents.E07", Assert.Single(Assert.IsType<DraftIncomplete>(saved.Error).Fields).Path);
        await using var session = _portal.As(_institution);
        var row = Assert.Single(Ok(await session.Get<ExamRoster>().ReadAsync(ExamKit.Basic, null, 1, default)).Rows);
        Assert.Equal("Documents.E07", Assert.Single(row.Lacks).Path);
    }

    // Born on 29 February 2008, of age on 28 February 2026.
    [Theory]
    [InlineData("2026-02-27", false)]
    [InlineData("2026-02-28", true)]
    public async Task Start_BornOnTheTwentyNinthOfFebruary_IsOfAgeOnTheTwentyEighth(string day, bool old)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        _portal.Clock.Advance(LocalTime.StartOf(today).AddHours(12) - _portal.Clock.UtcNow());
        await using var session = _portal.As(_institution);

        var started = await session.Get<ExamEnrolment>().StartAsync(ExamKit.Basic, ExamKit.Person(1, new DateOnly(2008, 2, 29)), default);

        Assert.Equal(old ? null : "exam.too-young", started.Error?.Code);
        Assert.Equal(old, Ages.Reaches(new DateOnly(2008, 2, 29), 18, today));
    }

    [Fact]
    public async Task Roster_ChangeBegun_IsDroppedOnlyByWhoMayPrepare()
    {
        var caseId = await _portal.CandidateAsync(_institution, 1);
        await _portal.ChangeAsync(_institution, caseId);
        async Task<bool> MayDropAsync(Actor actor)
        {
            await using var session = _portal.As(actor);
            return Assert.Single(Ok(await session.Get<ExamRoster>().ReadAsync(ExamKit.Basic, null, 1, default)).Rows).MayDropChange;
        }

        Assert.True(await MayDropAsync(_institution));
        Assert.False(await MayDropAsync(await _portal.DelegateAsync(_institution, DelegatePermissions.Pay)));
    }

    [Fact]
    public async Task Delete_Unpaid_CancelsTheSlipAndFreesThePerson()
    {
        var caseId = await _portal.CandidateAsync(_institution, 1);

        Ok(await _portal.DeleteAsync(_institution, caseId));

        await using var db = _portal.Db();
        var slip = await db.PaymentSlips.SingleAsync();
        Assert.Equal((SlipStatus.Cancelled, false), (slip.Status, slip.IsHeld));
        await _portal.CandidateAsync(_institution, 1);
    }

    [Fact]
    public async Task Delete_Paid_GoesToTheCashierWhoSettlesIt()
    {
        var cashier = await _portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
        var caseId = await _portal.CandidateAsync(_institution, 1);
        Ok(await _portal.PayAsync(cashier, caseId));
        Assert.Equal(CaseStatus.Saved, (await _portal.CaseOfAsync(caseId)).Status);

        Ok(await _portal.DeleteAsync(_institution, caseId));

        await using var session = _portal.As(cashier);
        var held = Assert.Single(Ok(await session.Get<SlipQueries>().ListAsync(new SlipFilter(SlipListView.Held), default)).Rows);
        Assert.Equal((SlipStatus.Paid, true), (held.Status, held.IsHeld));
        Assert.Equal("payment.changed", (await session.Get<PaymentService>().SettleAsync(held.Id, Guid.NewGuid(), default)).Error!.Code);
        Ok(await session.Get<PaymentService>().SettleAsync(held.Id, held.Version, default));
        Assert.Empty(Ok(await session.Get<SlipQueries>().ListAsync(new SlipFilter(SlipListView.Held), default)).Rows);
        await using var outsider = _portal.As(_institution);
        Assert.IsType<NotPermitted>((await outsider.Get<PaymentService>().SettleAsync(held.Id, held.Version, default)).Error);
    }

    [Fact]
    public async Task Roster_ShowsOwnCandidatesOnlyAndListsByEmployer()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        await _portal.CandidateAsync(other, 50, employer: "Fqinji Sh.p.k.");
        await _portal.CandidateAsync(_institution, 1);
        await _portal.CandidateAsync(_institution, 2, employer: "ILLYRIA Guard");
        await _portal.DraftAsync(_institution, ExamKit.Person(3));
        await using var session = _portal.As(_institution);
        var roster = session.Get<ExamRoster>();

        var page = Ok(await roster.ReadAsync(ExamKit.Basic, null, 1, default));

        Assert.Equal((3, 2, 1, 12, false), (page.Page.Total, page.Complete, page.Incomplete, page.Size, page.MayApply));
        Assert.Equal(["Akademia Sh.p.k.", "ILLYRIA Guard"], page.Employers.Select(e => e.Name).Order());
        Assert.Equal(6, page.Page.Rows[0].Lacks.Count);
        Assert.All(page.Page.Rows, r => Assert.StartsWith("15******", r.Identity, StringComparison.Ordinal));
        var guards = Ok(await roster.ReadAsync(ExamKit.Basic, NameFolding.Fold("Illyria guard"), 1, default));
        Assert.Equal("ILLYRIA Guard", Assert.Single(guards.Rows).Employer);
        Assert.Empty(Ok(await roster.ReadAsync(ExamKit.Basic, NameFolding.Fold("Fqinji Sh.p.k."), 1, default)).Rows);
    }

    [Fact]
    public async Task Home_NamesOnlyCandidatesThatAskForSomething()
    {
        await _portal.GroupSizeAsync(2);
        var ids = await _portal.CandidatesAsync(_institution, 1, 2);
        await _portal.DraftAsync(_institution, ExamKit.Person(3));
        Ok(await _portal.ApplyAsync(_institution));
        var officer = await _portal.Data.OfficerAsync();
        await using (var ministry = _portal.As(officer))
        {
            var review = ministry.Get<CaseReviewService>();
            Ok(await review.TakeAsync(ids[0], await _portal.VersionAsync(ids[0]), default));
            Ok(await review.ReturnAsync(ids[0], await _portal.VersionAsync(ids[0]), _portal.Today.AddDays(10), "Fotografia nuk shihet.", default));
        }

        await using var session = _portal.As(_institution);

        Assert.Equal([ids[0]], (await session.Get<ApplicantCaseQueries>().ListAsync(default)).Where(c => c.ProcessKey == "Exam").Select(c => c.Id));
        Assert.Empty(await session.Get<DraftStore>().MineAsync(default));
    }

    // Two press while a third takes a candidate away: whatever comes first, no group is ever smaller than twelve, nobody stands in two, and the states agree
    // with the count.
    [Fact]
    public async Task Apply_TwoPressWhileAThirdDeletes_NeverAGroupTooSmallNeverTwice()
    {
        await _portal.GroupSizeAsync(4);
        var (next, applied, refused) = (1, 0, 0);
        for (var round = 0; round < 25; round++)
        {
            while ((await _portal.StatesAsync(_institution)).Where(s => s.Key is CaseStatus.Saved or CaseStatus.Ready).Sum(s => s.Value) < 4)
            {
                await _portal.CandidateAsync(_institution, next++);
            }

            Guid victim;
            await using (var db = _portal.Db())
            {
                victim = await db.Cases.Where(c => c.Status == CaseStatus.Ready).OrderBy(c => c.Number).Select(c => c.Id).FirstAsync();
            }

            // Whoever deletes has the list before them as it was.
            var seen = await _portal.VersionAsync(victim);
            using var start = new Barrier(3);
            Task<T> Together<T>(Func<Task<T>> act) => Task.Run(async () =>
            {
                start.SignalAndWait();
                return await act();
            });
            var one = Together(() => _portal.ApplyAsync(_institution));
            var two = Together(() => _portal.ApplyAsync(_institution));
            var gone = Together(() => _portal.DeleteAsync(_institution, victim, seen));
            var results = await Task.WhenAll(one, two);
            var deleted = await gone;

            Assert.True(results.Count(r => r.IsOk) <= 1, "Both applied.");
            Assert.True(results.Any(r => r.IsOk) != deleted.IsOk, $"{results[0].Error} {results[1].Error} {deleted.Error}");
            applied += results.Count(r => r.IsOk);
            refused += results.All(r => !r.IsOk) ? 1 : 0;
            await AssertSoundAsync();
        }

        Assert.True(applied > 0, "The deletion always won: the race was none.");
        Assert.Equal(25, applied + refused);
    }

    [Fact]
    public async Task Save_TwoInstitutionsTheSamePersonAtOnce_OneCandidacy()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        for (var round = 0; round < 8; round++)
        {
            var (mine, theirs) = (await _portal.DraftAsync(_institution, ExamKit.Person(round)), await _portal.DraftAsync(other, ExamKit.Person(round)));
            await _portal.AttachPapersAsync(mine);
            await _portal.AttachPapersAsync(theirs);
            var (one, two) = (await _portal.LoadAsync(_institution, mine), await _portal.LoadAsync(other, theirs));

            var saved = await Task.WhenAll(Task.Run(() => _portal.SubmitAsync(_institution, one)), Task.Run(() => _portal.SubmitAsync(other, two)));

            Assert.Equal("exam.candidacy-open", Assert.Single(saved, s => !s.IsOk).Error!.Code);
        }
    }

    private async Task AssertSoundAsync()
    {
        await using var db = _portal.Db();
        foreach (var group in await db.ExamGroups.ToListAsync())
        {
            var members = await db.ExamCandidates.CountAsync(c => c.GroupId == group.Id);
            Assert.True(members == group.Size && members >= 4, $"{group.Number} has {members} of {group.Size}.");
        }

        var applied = await db.CaseEvents.Where(e => e.Action == CaseAction.Apply).GroupBy(e => e.CaseId).Select(g => g.Count()).ToListAsync();
        Assert.All(applied, times => Assert.Equal(1, times));
        Assert.Equal(await db.Cases.CountAsync(c => c.Status == CaseStatus.Applied), applied.Count);
        Assert.False(await db.ExamCandidates.AnyAsync(c => c.GroupId != null && db.Set<Case>()
            .Any(f => f.Id == c.CaseId && (f.Status == CaseStatus.Withdrawn || f.Status == CaseStatus.Ready || f.Status == CaseStatus.Saved))));
        var gathered = await db.Cases.Where(c => c.Status == CaseStatus.Saved || c.Status == CaseStatus.Ready).Select(c => c.Status).ToListAsync();
        Assert.All(gathered, s => Assert.Equal(gathered.Count >= 4 ? CaseStatus.Ready : CaseStatus.Saved, s));
    }
}
