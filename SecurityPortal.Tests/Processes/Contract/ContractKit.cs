using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>A portal with a licensed company, its contracts and who decides on them.</summary>
public abstract class ContractKit : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected Actor Company { get; private set; } = null!;

    protected Actor Officer { get; private set; } = null!;

    protected Actor Cashier { get; private set; } = null!;

    protected Licence Licence { get; private set; } = null!;

    protected DateOnly Today => Portal.Today;

    public virtual Task InitializeAsync() => StartOnAsync(TestProviders.Default);

    protected async Task StartOnAsync(TestProvider provider)
    {
        Portal = await TestPortal.CreateAsync(provider);
        Company = await Portal.Data.CompanyAsync();
        Officer = await Portal.Data.OfficerAsync();
        Cashier = await Portal.Data.MinistryAsync("Drita Hoxha", PortalRoles.Cashier);
        Licence = await Portal.LicenceAsync(Company, Today.AddDays(400));
    }

    public async Task DisposeAsync() => await Portal.DisposeAsync();

    /// <summary>Complete answers: a local person guarded under basic security from tomorrow for a hundred days.</summary>
    protected ContractApplication Application()
    {
        var application = new ContractApplication();
        application.Client.Kind = ContractClientKind.LocalPerson;
        application.Client.Local = new PersonEntry
        {
            PersonalNumber = TestData.MarkerNumber, Lookup = PersonLookupState.Found, FirstName = "Çelë", LastName = "Gjonbalaj", Gender = Gender.Male,
            MunicipalityCode = "19", Settlement = "Matiçan", Street = "Rr. A 1",
        };
        (application.Service.ClassCode, application.Service.LicenceNumber, application.Service.LicenceValidTo) = (Licence.ClassCode, Licence.Number,
            Licence.ValidTo);
        (application.Terms.From, application.Terms.To, application.Terms.SignedOn) = (Today.AddDays(1), Today.AddDays(100), Today.AddDays(-1));
        return application;
    }

    /// <summary>A draft with answers and the signed contract.</summary>
    protected async Task<DraftView> DraftAsync(Action<ContractApplication>? change = null)
    {
        var draftId = await StartAsync();
        var application = Application();
        change?.Invoke(application);
        await SaveAsync(draftId, application);
        await Portal.AttachAsync(Company, draftId, ContractForm.SignedContract, "kontrata.pdf", SampleFiles.Pdf());
        return await Portal.LoadAsync(Company, draftId);
    }

    protected async Task<Guid> StartAsync()
    {
        await using var session = Portal.As(Company);
        return TestPortal.Ok(await session.Get<DraftStore>().StartAsync(ContractProcess.Definition, ContractProcess.ClassCode, default));
    }

    protected async Task SaveAsync(Guid draftId, ContractApplication application)
    {
        var draft = await Portal.LoadAsync(Company, draftId);
        await using var session = Portal.As(Company);
        TestPortal.Ok(await session.Get<DraftStore>().SaveAsync(draftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), default));
    }

    protected async Task<Guid> NotifiedAsync(Action<ContractApplication>? change = null) =>
        TestPortal.Ok(await Portal.SubmitAsync(Company, await DraftAsync(change))).CaseId;

    /// <summary>A contract that the officer has authorised.</summary>
    protected async Task<Guid> AuthorisedAsync(Action<ContractApplication>? change = null)
    {
        var caseId = await NotifiedAsync(change);
        await TakeAsync(caseId);
        TestPortal.Ok(await AuthoriseAsync(Officer, caseId));
        return caseId;
    }

    /// <summary>A contract in force.</summary>
    protected async Task<Guid> EffectiveAsync(Action<ContractApplication>? change = null)
    {
        var caseId = await AuthorisedAsync(change);
        TestPortal.Ok(await PayAsync(caseId));
        return caseId;
    }

    protected async Task TakeAsync(Guid caseId)
    {
        await using var session = Portal.As(Officer);
        TestPortal.Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, (await CaseAsync(caseId)).Version, default));
    }

    protected async Task<Result<CaseStatus>> AuthoriseAsync(Actor actor, Guid caseId, Guid? seen = null)
    {
        await using var session = Portal.As(actor);
        return await session.Get<ContractAuthorisation>().AuthoriseAsync(caseId, seen ?? (await CaseAsync(caseId)).Version, null, default);
    }

    protected async Task<Result<Unit>> PayAsync(Guid caseId)
    {
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = Portal.Db();
        var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == caseId);
        await using var session = Portal.As(Cashier);
        return await session.Get<PaymentService>().BookAsync(slip.Id, slip.Version, new Booking(Today, "BQK-1", slip.AmountCents), default);
    }

    protected async Task<Result<CaseStatus>> TerminateAsync(Guid caseId, DateOnly? day, string? reason, Actor? actor = null)
    {
        await using var session = Portal.As(actor ?? Company);
        return await session.Get<ContractDesk>().TerminateAsync(caseId, (await CaseAsync(caseId)).Version, day, reason, default);
    }

    /// <summary>The draft of an annex, with the change and, where wanted, its document.</summary>
    protected async Task<DraftView> AnnexDraftAsync(Guid caseId, Action<ContractApplication> change, bool attach = true)
    {
        Guid draftId;
        await using (var session = Portal.As(Company))
        {
            draftId = TestPortal.Ok(await session.Get<DraftStore>().StartCorrectionAsync(caseId, default));
        }

        var application = PayloadJson.Read<ContractApplication>((await Portal.LoadAsync(Company, draftId)).PayloadJson);
        change(application);
        await SaveAsync(draftId, application);
        if (attach)
        {
            await Portal.AttachAsync(Company, draftId, ContractForm.Annex, "aneksi.pdf", SampleFiles.Pdf());
        }

        return await Portal.LoadAsync(Company, draftId);
    }

    protected async Task<Case> CaseAsync(Guid caseId)
    {
        await using var db = Portal.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }

    protected async Task<RegisteredContract> RowAsync(Guid caseId)
    {
        await using var db = Portal.Db();
        return await db.Contracts.AsNoTracking().SingleAsync(c => c.CaseId == caseId);
    }

    /// <summary>Mails queued so far, by template, in order.</summary>
    protected async Task<IReadOnlyList<string>> MailsAsync()
    {
        await using var db = Portal.Db();
        return await db.Outbox.OrderBy(m => m.Id).Select(m => m.Template).ToListAsync();
    }

    protected async Task ChangeLicenceAsync(Guid licenceId, Action<Licence> change)
    {
        await using var db = Portal.Db();
        change(await db.Licences.SingleAsync(l => l.Id == licenceId));
        await db.SaveChangesAsync();
    }
}
