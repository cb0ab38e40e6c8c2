using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Workers;

/// <summary>Whoever typed a personal number sees nothing of what the register holds about it, until the ministry has confirmed who they are.</summary>
public sealed class UnconfirmedPersonTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private TestWorkers _workers = null!;
    private Actor _company = null!;
    private Actor _person = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _workers = new TestWorkers(_portal);
        _company = await _portal.Data.CompanyAsync();
        _person = await _portal.UnconfirmedIndividualAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task WhatACompanyAppliedFor_OpensWithTheConfirmationAndNotBefore()
    {
        var entry = await EntryAsync();
        var licence = await _workers.LicensedAsync(_company, entry);
        var card = await _workers.PaidCardAsync(_company, licence);
        await using var own = _portal.As(_person);

        await AssertSeesAsync(own, licence, card, sees: false);
        await ConfirmAsync();
        await AssertSeesAsync(own, licence, card, sees: true);
    }

    [Fact]
    public async Task Employment_OfTheTypedNumber_IsEndedByAConfirmedPersonAlone()
    {
        await _workers.LicensedAsync(_company, await EntryAsync());
        Guid id;
        await using (var db = _portal.Db())
        {
            id = (await db.Employments.SingleAsync()).Id;
        }

        await using var own = _portal.As(_person);
        Assert.IsType<NotFound>((await own.Get<EmploymentService>().EndAsync(id, default)).Error);
        Assert.IsType<NotFound>((await own.Get<EmploymentService>().OpenContractAsync(id, default)).Error);

        await ConfirmAsync();

        TestPortal.Ok(await own.Get<EmploymentService>().EndAsync(id, default));
    }

    [Fact]
    public async Task Requests_FirstNeedsNoConfirmationAndOneAboutAKnownPersonDoes()
    {
        var entry = await EntryAsync();
        await using var own = _portal.As(_person);
        var desk = own.Get<WorkerLicenceDesk>();
        Assert.Null(TestPortal.Ok(await desk.ReadAsync(entry, default)).Classes[0].WhyNot);

        // The certificate, too, is typed by the person.
        await _workers.PassedAsync(entry);
        var draft = await _workers.DraftAsync(
            _person, entry, change: a => a.Certificate = new CertificatePart { Number = "CERT-1", PassedOn = _portal.Today.AddDays(-20) });
        var caseId = TestPortal.Ok(await _portal.SubmitAsync(_person, draft)).CaseId;
        await _workers.ApproveAsync(caseId);
        await _workers.PayAsync(caseId);
        Licence licence;
        await using (var db = _portal.Db())
        {
            licence = await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == caseId);
        }

        Assert.Equal(licence.Number, Assert.Single(await own.Get<LicenceQueries>().OwnAsync(default)).Number);
        Assert.True((await desk.ReadAsync(entry, default)).IsOk);

        await _workers.LicensedAsync(_company, TestWorkers.Entry(), "W-BAZ");
        await using (var db = _portal.Db())
        {
            // A second licence of the same person, for which the company applied.
            var other = await db.Licences.SingleAsync(l => l.PersonId != licence.PersonId);
            await db.Licences.Where(l => l.Id == other.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.PersonId, licence.PersonId));
        }

        Assert.IsType<IdentityUnconfirmed>((await desk.ReadAsync(entry, default)).Error);
        Assert.IsType<IdentityUnconfirmed>((await desk.StartAsync(entry, "W-MA", default)).Error);
        await ConfirmAsync();
        Assert.True((await desk.ReadAsync(entry, default)).IsOk);
    }

    [Fact]
    public async Task Draft_BegunBeforeOthersApplied_SaysNothingOfThemWhenItIsFiled()
    {
        var entry = await EntryAsync();
        await _workers.PassedAsync(entry);
        var draft = await _workers.DraftAsync(
            _person, entry, change: a => a.Certificate = new CertificatePart { Number = "CERT-1", PassedOn = _portal.Today.AddDays(-20) });
        await _workers.LicensedAsync(_company, entry);

        Assert.IsType<IdentityUnconfirmed>((await _portal.SubmitAsync(_person, draft)).Error);

        await ConfirmAsync();
        Assert.Equal("class.still-valid", (await _portal.SubmitAsync(_person, await _portal.LoadAsync(_person, draft.Id))).Error!.Code);
    }

    [Fact]
    public async Task OpenRequestOfACompany_IsNotToldToWhoeverTypedTheNumber()
    {
        var entry = await EntryAsync();
        await using var own = _portal.As(_person);
        var desk = own.Get<WorkerLicenceDesk>();
        var draftId = TestPortal.Ok(await desk.StartAsync(entry, WorkerClasses.Basic, default));
        await _workers.FiledAsync(_company, entry);

        Assert.IsType<IdentityUnconfirmed>((await desk.ReadAsync(entry, default)).Error);
        Assert.IsType<IdentityUnconfirmed>((await desk.StartAsync(entry, WorkerClasses.Basic, default)).Error);
        Assert.IsType<IdentityUnconfirmed>((await desk.CheckAsync(
            PayloadJson.Read<WorkerLicenceApplication>((await _portal.LoadAsync(_person, draftId)).PayloadJson), draftId, default)).Obstacle);

        await ConfirmAsync();
        await using var confirmed = _portal.As(_person);
        Assert.Equal(
            "worker.request-open-elsewhere",
            TestPortal.Ok(await confirmed.Get<WorkerLicenceDesk>().ReadAsync(entry, default)).Classes[0].WhyNot!.Code);
    }

    [Fact]
    public async Task Examination_OfTheTypedNumber_IsNotFilledIn()
    {
        var entry = await EntryAsync();
        await _workers.PassedAsync(entry);
        await using var own = _portal.As(_person);

        var draftId = TestPortal.Ok(await own.Get<WorkerLicenceDesk>().StartAsync(entry, WorkerClasses.Basic, default));

        Assert.DoesNotContain($"{WorkerClasses.Basic}-1", (await _portal.LoadAsync(_person, draftId)).PayloadJson, StringComparison.Ordinal);
        await ConfirmAsync();
        await using var confirmed = _portal.As(_person);
        Assert.Null(TestPortal.Ok(await confirmed.Get<WorkerLicenceDesk>().ReadAsync(entry, default)).Classes[0].Remark);
    }

    [Fact]
    public async Task MailsAboutALicence_GoToAConfirmedPersonsAccountAlone()
    {
        var licence = await _workers.LicensedAsync(_company, await EntryAsync());
        await using var db = _portal.Db();
        await using var session = _portal.As(_company);
        var access = session.Get<LicenceAccess>();
        Assert.DoesNotContain((null, _person.IndividualId), await access.AccountsOfAsync(db, licence, _portal.Today, default));

        await ConfirmAsync();

        Assert.Contains((null, _person.IndividualId), await access.AccountsOfAsync(db, licence, _portal.Today, default));
    }

    [Fact]
    public async Task Refused_ReasonIsReadInThePortalAndStandsInNoMail_AndAnotherDocumentMayBeSent()
    {
        var first = await AskAsync();
        await using var officer = _portal.As(await _workers.OfficerAsync());
        Assert.Equal("identity.reason.required", (await officer.Get<IdentityDesk>().RefuseAsync(first, default, " ", default)).Error!.Code);

        TestPortal.Ok(await officer.Get<IdentityDesk>().RefuseAsync(first, await VersionAsync(first), "Fotografia nuk lexohet", default));

        await using var own = _portal.As(_person);
        Assert.Equal(
            (AssuranceLevel.SelfDeclared, true, "Fotografia nuk lexohet"),
            (TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)) is var view ? view.Level : default, view.MayAsk, view.RefusedBecause));
        await using var db = _portal.Db();
        var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<IdentityRefusedMail>().Name);
        Assert.DoesNotContain("lexohet", mail.ModelJson, StringComparison.Ordinal);
        Assert.NotEqual(first, await AskAsync());
    }

    [Fact]
    public async Task Ask_AgainWhileOneWaits_TakesItsPlaceAndTheOldFileGoes()
    {
        var first = await AskAsync();
        await using var db = _portal.Db();
        var old = (await db.IdentityRequests.AsNoTracking().SingleAsync()).FileId;

        Assert.Equal(first, await AskAsync());

        Assert.NotEqual(old, (await db.IdentityRequests.AsNoTracking().SingleAsync()).FileId);
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        using var sweep = new FileSweep(
            _portal.Database, _portal.Get<IFileStore>(), new NoLeases(), _portal.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<FileSweep>.Instance);
        await sweep.RunAsync(default);
        Assert.False(await db.StoredFiles.AnyAsync(f => f.Id == old));
    }

    [Fact]
    public async Task Decide_TwoOfficersAtOnce_OneWins()
    {
        var id = await AskAsync();
        await using var one = _portal.As(await _workers.OfficerAsync());
        await using var two = _portal.As(await _workers.SupervisorAsync());

        var seen = await VersionAsync(id);

        var answers = await Task.WhenAll(
            Task.Run(() => one.Get<IdentityDesk>().ConfirmAsync(id, seen, default)),
            Task.Run(() => two.Get<IdentityDesk>().RefuseAsync(id, seen, "Jo", default)));

        Assert.Single(answers, a => a.IsOk);
        Assert.Single(answers, a => a.Error is IdentityDecided);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "identity.confirm" || a.Action == "identity.refuse"));
    }

    [Fact]
    public async Task Desk_EachRole_OfficersDecideAuditorsLookAndNobodyElseDoesEither()
    {
        var id = await AskAsync();
        foreach (var (actor, looks, decides) in new[]
                 {
                     (await _portal.Data.MinistryAsync("Auditor", PortalRoles.Auditor), true, false),
                     (await _portal.Data.MinistryAsync("Cashier", PortalRoles.Cashier), false, false),
                     (await _portal.Data.MinistryAsync("Administrator", PortalRoles.Administrator), false, false), (_person, false, false),
                     (_company, false, false),
                     (await _workers.OfficerAsync(), true, true),
                 })
        {
            await using var session = _portal.As(actor);
            var desk = session.Get<IdentityDesk>();
            Assert.Equal(looks, (await desk.WaitingAsync(default)).IsOk);
            Assert.Equal(looks, (await desk.FindAsync(id, default)).IsOk);
            Assert.Equal(looks || actor == _person, await OpensAsync(desk, id));
            Assert.Equal(decides, (await desk.ConfirmAsync(id, await VersionAsync(id), default)).IsOk);
        }

        await using var db = _portal.Db();
        foreach (var (action, count) in new[]
                 {
                     ("identity.list", 2), ("identity.open", 2), ("identity.document", 2), ("identity.confirm", 1), ("identity.ask", 1),
                 })
        {
            Assert.Equal((action, count), (action, await db.AuditRows.CountAsync(a => a.Action == action)));
        }
    }

    [Fact]
    public async Task Company_OwnerAsksDelegatesDoNot_AndItsLevelIsItsOwn()
    {
        var company = await _portal.Data.CompanyAsync("Roja e Re SH.P.K.", isConfirmed: false);
        var helper = await _portal.DelegateAsync(company, DelegatePermissions.All);
        await using var delegated = _portal.As(helper);
        Assert.IsType<NotPermitted>((await AskAsync(delegated)).Error);

        await ConfirmAsync(company);

        foreach (var actor in new[] { company, helper })
        {
            await using var session = _portal.As(actor);
            Assert.Equal(AssuranceLevel.Confirmed, TestPortal.Ok(await session.Get<IdentityRequests>().OwnAsync(default)).Level);
            Assert.False((await session.Get<IActorAccessor>().FindAsync())!.IsSelfDeclared);
        }

        await using var person = _portal.As(_person);
        Assert.True((await person.Get<IActorAccessor>().FindAsync())!.IsSelfDeclared);
    }

    private async Task<Guid> VersionAsync(Guid id)
    {
        await using var db = _portal.Db();
        return await db.IdentityRequests.Where(r => r.Id == id).Select(r => r.Version).SingleAsync();
    }

    private static async Task<bool> OpensAsync(IdentityDesk desk, Guid id)
    {
        var opened = await desk.OpenAsync(id, default);
        if (opened.IsOk)
        {
            await opened.Value.Content.DisposeAsync();
        }

        return opened.IsOk;
    }

    private static async Task AssertSeesAsync(TestSession own, Licence licence, IssuedCard card, bool sees)
    {
        Assert.Equal(sees ? 1 : 0, (await own.Get<LicenceQueries>().OwnAsync(default)).Count);
        var (employments, cards) = await own.Get<WorkerQueries>().OwnAsync(default);
        Assert.Equal(sees ? (1, 1) : (0, 0), (employments.Count, cards.Count));
        Assert.Equal(sees, (await own.Get<PaperService>().LicenceAsync(licence.Id, default)).IsOk);
        Assert.Equal(sees, await own.Get<LicenceQueries>().OfCaseAsync(licence.CaseId, default) is not null);
        Assert.Equal(sees ? "card.changed" : new NotFound().Code, (await own.Get<ILostCards>().ReportLostAsync(card.Id, default)).Error!.Code);
    }

    private async Task<PersonEntry> EntryAsync()
    {
        await using var own = _portal.As(_person);
        return TestPortal.Ok(await own.Get<WorkerLicenceDesk>().OwnEntryAsync(default));
    }

    private async Task<Guid> AskAsync()
    {
        await using var own = _portal.As(_person);
        return TestPortal.Ok(await AskAsync(own));
    }

    private static async Task<Result<Guid>> AskAsync(TestSession session)
    {
        using var body = new MemoryStream(SampleFiles.Pdf());
        return await session.Get<IdentityRequests>().AskAsync(body, "letërnjoftimi.pdf", default);
    }

    private async Task ConfirmAsync(Actor? actor = null)
    {
        await using var own = _portal.As(actor ?? _person);
        var id = TestPortal.Ok(await AskAsync(own));
        await using var officer = _portal.As(await _workers.OfficerAsync());
        TestPortal.Ok(await officer.Get<IdentityDesk>().ConfirmAsync(id, await VersionAsync(id), default));
    }
}
