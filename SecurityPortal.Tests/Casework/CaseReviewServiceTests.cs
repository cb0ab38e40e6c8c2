using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

public sealed class CaseReviewServiceTests : CasesKit
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    [Fact]
    public async Task Take_FiledCase_IsAssignedWithHistoryAuditAndAnnouncement()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync());

        var result = await Review(officer).TakeAsync(file.Id, file.Version, default);

        Assert.Equal(CaseStatus.InReview, result.Value);
        var taken = await ReloadAsync(file.Id);
        Assert.Equal(officer.UserId, taken.AssignedTo);
        Assert.NotEqual(file.Version, taken.Version);
        Assert.Equal(Clock.GetUtcNow().UtcDateTime, taken.StatusChangedAt);
        await using var db = Database.CreateDbContext();
        var row = await db.CaseEvents.SingleAsync(e => e.Action == CaseAction.Take);
        Assert.Equal((officer.UserId, officer.Name, CaseStatus.Submitted, CaseStatus.InReview), (row.ActorId, row.ActorName, row.From, row.To));
        Assert.Equal("case.take", (await db.AuditRows.SingleAsync()).Action);
        Assert.Equal([file.Id], Feed.Published);
    }

    [Theory]
    [InlineData(PortalRoles.Officer, "Take Return Recommend")]
    [InlineData(PortalRoles.Supervisor, "Take Assign Return Recommend SendBack Approve Refuse")]
    [InlineData(PortalRoles.Cashier, "")]
    [InlineData(PortalRoles.Auditor, "")]
    [InlineData(PortalRoles.Administrator, "")]
    [InlineData("applicant", "")]
    [InlineData("visitor", "")]
    public async Task EveryCommand_EachRole_IsAllowedOrRefusedInTheService(string role, string allowed)
    {
        var company = await Data.CompanyAsync();
        var actor = role switch
        {
            "visitor" => null,
            "applicant" => company,
            _ => await Data.MinistryAsync("Personi i provës", role),
        };
        var other = await Data.OfficerAsync("Zyrtari tjetër");
        var mine = actor ?? other;

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), await PermittedAsync(actor, company, mine, other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decide_WhoRecommended_NeedsFourEyes(bool approve)
    {
        var both = await Data.MinistryAsync("Zyrtar dhe udhëheqës", PortalRoles.Officer, PortalRoles.Supervisor);
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, both);

        var result = approve
            ? await Review(both).ApproveAsync(file.Id, file.Version, null, default)
            : await Review(both).RefuseAsync(file.Id, file.Version, "Arsyet", default);

        Assert.IsType<FourEyesRequired>(result.Error);
        await using var db = Database.CreateDbContext();
        Assert.Equal("case.refused", (await db.AuditRows.SingleAsync()).Action);
    }

    [Fact]
    public async Task Approve_WhoOnceReturnedTheCase_NeedsFourEyesAlthoughAnotherRecommended()
    {
        var reviewer = await Data.MinistryAsync("Zyrtar dhe udhëheqës", PortalRoles.Officer, PortalRoles.Supervisor);
        var officer = await Data.OfficerAsync();
        var head = await Data.SupervisorAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.InReview, reviewer);
        await Review(head).AssignAsync(file.Id, file.Version, officer.UserId, default);
        await Review(officer).RecommendAsync(file.Id, (await ReloadAsync(file.Id)).Version, true, null, default);

        var result = await Review(reviewer).ApproveAsync(file.Id, (await ReloadAsync(file.Id)).Version, null, default);

        Assert.IsType<FourEyesRequired>(result.Error);
    }

    [Fact]
    public async Task Command_CaseMovedSinceItWasSeen_NamesWhoAndWhen()
    {
        var first = await Data.OfficerAsync("Arta Gashi");
        var second = await Data.OfficerAsync("Blerim Hoti");
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Review(first).TakeAsync(file.Id, file.Version, default);

        var error = Assert.IsType<CaseChangedByOther>((await Review(second).TakeAsync(file.Id, file.Version, default)).Error);

        Assert.Equal(("Arta Gashi", Clock.GetUtcNow().UtcDateTime, CaseStatus.InReview), (error.Who, error.When, error.Status));
    }

    [Fact]
    public async Task Decide_TwoSupervisorsAtOnce_OneWinsAndTheOtherLearnsWho()
    {
        var officer = await Data.OfficerAsync();
        var heads = new[] { await Data.SupervisorAsync("Besa Morina"), await Data.SupervisorAsync("Dren Berisha") };
        var company = await Data.CompanyAsync();
        for (var round = 0; round < 10; round++)
        {
            var file = await Data.CaseAsync(company, CaseStatus.Recommended, officer);
            Clock.Advance(TimeSpan.FromMinutes(1));
            using var start = new Barrier(2);

            var results = await Task.WhenAll(
                Task.Run(() => AtOnceAsync(start, () => Review(heads[0]).ApproveAsync(file.Id, file.Version, null, default))),
                Task.Run(() => AtOnceAsync(start, () => Review(heads[1]).RefuseAsync(file.Id, file.Version, "Mungon polica", default))));

            var winner = Array.FindIndex(results, r => r.IsOk);
            var lost = Assert.IsType<CaseChangedByOther>(results[1 - winner].Error);
            Assert.Equal(heads[winner].Name, lost.Who);
            Assert.Equal(results[winner].Value, lost.Status);
            await using var db = Database.CreateDbContext();
            Assert.Single(await db.CaseEvents.Where(e => e.CaseId == file.Id && (e.Action == CaseAction.Approve || e.Action == CaseAction.Refuse))
                .ToListAsync());
            Assert.Single(await db.Outbox.Where(m => m.ModelJson.Contains(file.Number)).ToListAsync());
        }
    }

    [Fact]
    public async Task Take_CaseWrittenBetweenReadAndSave_IsCaughtByTheVersion()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var behindTheBack = new Interrupting(Database, $"UPDATE Cases SET Version = '{Guid.NewGuid().ToString().ToUpperInvariant()}'");
        var review = new CaseReviewService(Moves(officer, behindTheBack), new CaseFees(), Clock);

        var result = await review.TakeAsync(file.Id, file.Version, default);

        Assert.IsType<CaseChangedByOther>(result.Error);
        Assert.Equal(CaseStatus.Submitted, (await ReloadAsync(file.Id)).Status);
        Assert.Empty(Feed.Published);
    }

    [Fact]
    public async Task Return_WithoutAnyComment_IsRefused()
    {
        var (officer, file) = await InReviewAsync();

        Assert.IsType<CommentRequired>((await Review(officer).ReturnAsync(file.Id, file.Version, Due, "  ", default)).Error);
        Assert.Equal(CaseStatus.InReview, (await ReloadAsync(file.Id)).Status);
    }

    [Fact]
    public async Task Return_CollectedComments_SendsThemAndMailsTheDateOnly()
    {
        var (officer, file) = await InReviewAsync();
        await Comments(officer).AddAsync(file.Id, "company", "Company.BankAccount", "Llogaria nuk është e kompanisë", default);

        var result = await Review(officer).ReturnAsync(file.Id, file.Version, Due, "Shihni edhe dokumentet", default);

        Assert.Equal(CaseStatus.Returned, result.Value);
        Assert.Equal(Due, (await ReloadAsync(file.Id)).CompletionDue);
        await using var db = Database.CreateDbContext();
        var comments = await db.CaseComments.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(["Llogaria nuk është e kompanisë", "Shihni edhe dokumentet"], comments.Select(c => c.Text));
        Assert.All(comments, c => Assert.Equal(Clock.GetUtcNow().UtcDateTime, c.SentAt));
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(MailKind.Of<CaseReturnedMail>().Name, mail.Template);
        Assert.Contains("2026-06-30", mail.ModelJson, StringComparison.Ordinal);
        Assert.Contains($"/cases/{file.Id}", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("Llogaria", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("dokumentet", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("Llogaria", string.Join(' ', (await db.AuditRows.ToListAsync()).Select(a => a.Detail)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-06-15")]
    [InlineData("2026-06-01")]
    [InlineData("2027-06-16")]
    public async Task Return_DateNotAfterTodayOrTooFar_IsRefused(string date)
    {
        var (officer, file) = await InReviewAsync();

        var result = await Review(officer)
            .ReturnAsync(file.Id, file.Version, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), "Koment", default);

        Assert.IsType<CompletionDateInvalid>(result.Error);
    }

    [Fact]
    public async Task Return_CaseOfAnotherOfficer_IsRefused()
    {
        var (_, file) = await InReviewAsync();

        Assert.IsType<NotAssignedToYou>((await Review(await Data.OfficerAsync("Tjetri")).ReturnAsync(file.Id, file.Version, Due, "Koment", default)).Error);
    }

    [Fact]
    public async Task RemoveComment_AlreadySent_IsNotFound()
    {
        var (officer, file) = await InReviewAsync();
        var comment = await Comments(officer).AddAsync(file.Id, "company", null, "Koment", default);
        await using (var db = Database.CreateDbContext())
        {
            await db.CaseComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.SentAt, Clock.GetUtcNow().UtcDateTime));
        }

        Assert.IsType<NotFound>((await Comments(officer).RemoveAsync(file.Id, comment.Value, default)).Error);
    }

    [Fact]
    public async Task RemoveComment_StillCollected_IsGone()
    {
        var (officer, file) = await InReviewAsync();
        var comment = await Comments(officer).AddAsync(file.Id, "company", null, "Koment", default);

        Assert.True((await Comments(officer).RemoveAsync(file.Id, comment.Value, default)).IsOk);
        Assert.IsType<CommentRequired>((await Review(officer).ReturnAsync(file.Id, file.Version, Due, null, default)).Error);
    }

    [Fact]
    public async Task Recommend_RefusalWithoutNote_IsRefused()
    {
        var (officer, file) = await InReviewAsync();

        Assert.IsType<ReasonsRequired>((await Review(officer).RecommendAsync(file.Id, file.Version, false, null, default)).Error);
    }

    [Fact]
    public async Task SendBack_Recommendation_GoesToTheSameOfficerWithoutIt()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, officer);

        Assert.Equal(CaseStatus.InReview,
            (await Review(await Data.SupervisorAsync()).SendBackAsync(file.Id, file.Version, "Shiko edhe polisën", default)).Value);

        var back = await ReloadAsync(file.Id);
        Assert.Equal((officer.UserId, null, null), (back.AssignedTo, back.RecommendedBy, back.RecommendsApproval));
    }

    [Fact]
    public async Task Approve_WithFee_MakesOneSlipAndMailsIt()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, await Data.OfficerAsync());

        Assert.Equal(CaseStatus.AwaitingPayment, (await Review(await Data.SupervisorAsync()).ApproveAsync(file.Id, file.Version, null, default)).Value);

        await using var db = Database.CreateDbContext();
        var slip = await db.PaymentSlips.SingleAsync();
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(SlipAttachment.Of(slip), mail.Says<CaseApprovedMail>().Slip);
        Assert.Contains(slip.Reference, mail.ModelJson, StringComparison.Ordinal);
        Assert.Equal(Clock.GetUtcNow().UtcDateTime, (await ReloadAsync(file.Id)).DecidedAt);
    }

    [Fact]
    public async Task Approve_WithoutFee_IssuesAtOnce()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, await Data.OfficerAsync());

        Assert.Equal(CaseStatus.Issued, (await Review(await Data.SupervisorAsync(), new NoFee()).ApproveAsync(file.Id, file.Version, null, default)).Value);

        await using var db = Database.CreateDbContext();
        Assert.Equal(file.Id, (await db.Licences.SingleAsync()).CaseId);
        Assert.Equal(MailKind.Of<CaseIssuedMail>().Name, (await db.Outbox.SingleAsync()).Template);
        Assert.Equal(CaseStatus.Issued, (await ReloadAsync(file.Id)).Status);
    }

    [Fact]
    public async Task Refuse_WithReasons_TellsTheApplicantAndTheLastDayToAppeal()
    {
        var company = await Data.CompanyAsync();
        var file = await Data.CaseAsync(company, CaseStatus.Recommended, await Data.OfficerAsync());

        Assert.Equal(CaseStatus.Refused,
            (await Review(await Data.SupervisorAsync()).RefuseAsync(file.Id, file.Version, " Polica ka skaduar. ", default)).Value);

        await using var db = Database.CreateDbContext();
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(MailKind.Of<CaseRefusedMail>().Name, mail.Template);
        Assert.Contains("2026-06-30", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("Polica", mail.ModelJson, StringComparison.Ordinal);
        var seen = (await ApplicantCases(company).ReadAsync(file.Id, null, default)).Value;
        Assert.Equal("Polica ka skaduar.", seen.DecisionReasons);
        Assert.Equal("Polica ka skaduar.", seen.History[^1].Comment);
    }

    [Fact]
    public async Task Refuse_WithoutReasons_IsRefused()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, await Data.OfficerAsync());

        Assert.IsType<ReasonsRequired>((await Review(await Data.SupervisorAsync()).RefuseAsync(file.Id, file.Version, " ", default)).Error);
    }

    [Fact]
    public async Task Assign_ToAnAccountThatReviewsNothing_IsRefused()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var head = await Data.SupervisorAsync();
        var cashier = await Data.MinistryAsync("Arkëtari", PortalRoles.Cashier);

        Assert.IsType<NotAnOfficer>((await Review(head).AssignAsync(file.Id, file.Version, cashier.UserId, default)).Error);
    }

    [Fact]
    public async Task Assign_ToADisabledOfficer_IsRefusedAndTheyAreNotOffered()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var head = await Data.SupervisorAsync();
        var officer = await Data.OfficerAsync();
        await using (var db = Database.CreateDbContext())
        {
            await db.Users.Where(u => u.Id == officer.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));
        }

        Assert.IsType<NotAnOfficer>((await Review(head).AssignAsync(file.Id, file.Version, officer.UserId, default)).Error);
        Assert.Equal([head.UserId], (await Queue(head).OfficersAsync(default)).Value.Select(o => o.Id));
    }

    [Fact]
    public async Task Comment_CaseOfAnotherOfficer_IsNeitherAddedNorTakenBack()
    {
        var (officer, file) = await InReviewAsync();
        var other = await Data.OfficerAsync("Tjetri");
        var comment = await Comments(officer).AddAsync(file.Id, "company", null, "Koment", default);

        Assert.IsType<NotAssignedToYou>((await Comments(other).AddAsync(file.Id, "company", null, "Koment", default)).Error);
        Assert.IsType<NotAssignedToYou>((await Comments(other).RemoveAsync(file.Id, comment.Value, default)).Error);
        Assert.IsType<NotPermitted>((await Comments(await Data.MinistryAsync("Arkëtari", PortalRoles.Cashier))
            .AddAsync(file.Id, "company", null, "Koment", default)).Error);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Decide_RecommendedByOrAssignedToThemselves_NeedsFourEyes(bool recommended, bool assigned)
    {
        var (officer, head) = (await Data.OfficerAsync(), await Data.SupervisorAsync());
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, officer);
        (file.RecommendedBy, file.AssignedTo) = (recommended ? head.UserId : officer.UserId, assigned ? head.UserId : officer.UserId);

        foreach (var action in (CaseAction[])[CaseAction.Approve, CaseAction.Refuse, CaseAction.SendBack])
        {
            Assert.IsType<FourEyesRequired>(CaseRights.Refuses(head, file, action, workedOnIt: false));
        }
    }

    [Fact]
    public async Task Command_UnknownCase_IsNotFound() =>
        Assert.IsType<NotFound>((await Review(await Data.OfficerAsync()).TakeAsync(Guid.NewGuid(), Guid.NewGuid(), default)).Error);

    [Fact]
    public async Task Recommend_NoteTooLong_SaysHowLongItMayBe()
    {
        var (officer, file) = await InReviewAsync();

        var error = (await Review(officer).RecommendAsync(file.Id, file.Version, true, new string('x', CaseCommandFrame.MaxNote + 1), default)).Error;

        Assert.Equal(("text.too-long", CaseCommandFrame.MaxNote), (error!.Code, error.Arguments[0]));
    }

    private static async Task<Result<CaseStatus>> AtOnceAsync(Barrier start, Func<Task<Result<CaseStatus>>> act)
    {
        start.SignalAndWait();
        return await act();
    }

    private async Task<(Actor Officer, Case File)> InReviewAsync()
    {
        var officer = await Data.OfficerAsync();
        return (officer, await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.InReview, officer));
    }

    private async Task<IReadOnlyList<string>> PermittedAsync(Actor? actor, Actor company, Actor mine, Actor other)
    {
        var review = Review(actor);
        var done = new List<string>();

        async Task TryAsync(CaseAction action, CaseStatus from, Actor? officer, Func<Case, Task<Result<CaseStatus>>> act)
        {
            var result = await act(await Data.CaseAsync(company, from, officer));
            Assert.True(result.IsOk || result.Error is NotPermitted, $"{action}: {result.Error}");
            if (result.IsOk)
            {
                done.Add(action.ToString());
            }
        }

        await TryAsync(CaseAction.Take, CaseStatus.Submitted, null, c => review.TakeAsync(c.Id, c.Version, default));
        await TryAsync(CaseAction.Assign, CaseStatus.Submitted, null, c => review.AssignAsync(c.Id, c.Version, other.UserId, default));
        await TryAsync(CaseAction.Return, CaseStatus.InReview, mine, c => review.ReturnAsync(c.Id, c.Version, Due, "Koment", default));
        await TryAsync(CaseAction.Recommend, CaseStatus.InReview, mine, c => review.RecommendAsync(c.Id, c.Version, true, null, default));
        await TryAsync(CaseAction.SendBack, CaseStatus.Recommended, other, c => review.SendBackAsync(c.Id, c.Version, "Pse", default));
        await TryAsync(CaseAction.Approve, CaseStatus.Recommended, other, c => review.ApproveAsync(c.Id, c.Version, null, default));
        await TryAsync(CaseAction.Refuse, CaseStatus.Recommended, other, c => review.RefuseAsync(c.Id, c.Version, "Pse", default));
        return done;
    }

    private sealed class NoFee : ICaseFees
    {
        public Task<PaymentSlip?> ChargeAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.FromResult<PaymentSlip?>(null);

        public Task CancelAsync(PortalDbContext db, Guid caseId, CancellationToken ct) => Task.CompletedTask;

        public Task<PaymentSlip?> ReviveAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.FromResult<PaymentSlip?>(null);
    }

    /// <summary>Stands for a database whose transactions do not keep others from writing: runs a statement just before the command's changes are
    /// saved.</summary>
    private sealed class Interrupting(TestKit.Database database, string sql) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext()
        {
            var db = database.CreateDbContext();
            db.SavingChanges += (_, _) =>
            {
                if (db.ChangeTracker.Entries<Case>().Any(e => e.State == EntityState.Modified))
                {
                    db.Database.ExecuteSqlRaw(sql);
                }
            };
            return db;
        }
    }
}
