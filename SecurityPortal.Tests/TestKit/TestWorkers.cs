using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SkiaSharp;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Workers, their licences and cards, brought about through the portal's own services.</summary>
public sealed class TestWorkers(TestPortal portal)
{
    private Actor? _officer;
    private Actor? _supervisor;
    private Actor? _cashier;

    /// <summary>A person as the civil registry found them; born in 1990 unless said otherwise.</summary>
    public static PersonEntry Entry(string number = TestData.MarkerNumber, string firstName = "Çelë", string lastName = "Gjonbalaj", DateOnly? born = null) =>
        new()
    {
        PersonalNumber = number, Lookup = PersonLookupState.Found, FirstName = firstName, LastName = lastName, BirthDate = born ?? new DateOnly(1990, 2, 3),
        Gender = Gender.Male, MunicipalityCode = "19", Settlement = "Prishtinë", Street = "Rr. Agim Ramadani 12", Email = "cele@example.org",
        Phone = "044 111 222",
    };

    /// <summary>A foreign citizen with residence and work permit.</summary>
    public static PersonEntry Foreigner(string? number = null, string passport = "AB1234567", string citizenship = "ME") => new()
    {
        IsForeign = true, PersonalNumber = number, FirstName = "Ana", LastName = "Petrović", BirthDate = new DateOnly(1988, 4, 4), Gender = Gender.Female,
        Settlement = "Prishtinë",
        Street = "Rr. B 1", Email = "ana@example.org", Phone = "044 111 222", Citizenship = citizenship, PassportNumber = passport,
        PassportExpiry = new DateOnly(2031, 1, 1),
        HasPermanentResidence = true, ResidencePermit = "LQ-1", WorkPermit = "LP-1",
    };

    /// <summary>A picture that a portrait can be cut from.</summary>
    public static byte[] Portrait(int width = 900, int height = 1400) => SampleFiles.Image(SKEncodedImageFormat.Jpeg, width, height);

    public Task<Actor> OfficerAsync() => OnceAsync(() => _officer, async () => _officer = await portal.Data.OfficerAsync());

    public Task<Actor> SupervisorAsync() => OnceAsync(() => _supervisor, async () => _supervisor = await portal.Data.SupervisorAsync());

    /// <summary>That the person passed the exam of a class.</summary>
    public async Task PassedAsync(PersonEntry person, string classCode = WorkerClasses.Basic)
    {
        var key = PersonKey.Of(person);
        await using var db = portal.Db();
        db.ExamCertificates.Add(new ExamCertificate
        {
            PersonalNumber = key.Number, PassportNumber = key.Passport, Citizenship = key.Citizenship, TrainingClass = WorkerClasses.TrainingOf(classCode),
            Number = $"{classCode}-1",
            PassedOn = portal.Today.AddDays(-20),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A request with everything in it, ready to be finished.</summary>
    public async Task<DraftView> DraftAsync(Actor actor, PersonEntry person, string classCode = WorkerClasses.Basic,
        Action<WorkerLicenceApplication>? change = null)
    {
        await using var session = portal.As(actor);
        var draftId = TestPortal.Ok(await session.Get<WorkerLicenceDesk>().StartAsync(person, classCode, default));
        var draft = await portal.LoadAsync(actor, draftId);
        var application = PayloadJson.Read<WorkerLicenceApplication>(draft.PayloadJson);
        change?.Invoke(application);
        TestPortal.Ok(await session.Get<DraftStore>()
            .SaveAsync(draftId, draft.Version, draft.Step, [.. WorkerLicenceProcess.Form.Steps.SkipLast(1)], PayloadJson.Write(application), default));
        await portal.AttachAllAsync(actor, draftId);
        return await portal.LoadAsync(actor, draftId);
    }

    public async Task<Guid> FiledAsync(Actor actor, PersonEntry person, string classCode = WorkerClasses.Basic)
    {
        if (!await HasPassedAsync(person, classCode))
        {
            await PassedAsync(person, classCode);
        }

        return TestPortal.Ok(await portal.SubmitAsync(actor, await DraftAsync(actor, person, classCode))).CaseId;
    }

    /// <summary>A licence, through request, decision and payment.</summary>
    public async Task<Licence> LicensedAsync(Actor actor, PersonEntry person, string classCode = WorkerClasses.Basic)
    {
        var caseId = await FiledAsync(actor, person, classCode);
        await ApproveAsync(caseId);
        await PayAsync(caseId);
        await using var db = portal.Db();
        return await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == caseId);
    }

    /// <summary>A request for a card, ready to be finished.</summary>
    public async Task<DraftView> CardDraftAsync(Actor actor, Licence licence, Guid? replaces = null, bool lost = false, Action<CardPart>? change = null)
    {
        await using var session = portal.As(actor);
        var draftId = TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, replaces, lost, default));
        var draft = await portal.LoadAsync(actor, draftId);
        var application = PayloadJson.Read<PersonCardApplication>(draft.PayloadJson);
        application.Card.Street = "Rr. B 7";
        change?.Invoke(application.Card);
        TestPortal.Ok(await session.Get<DraftStore>()
            .SaveAsync(draftId, draft.Version, draft.Step, [.. PersonCardProcess.Form.Steps.SkipLast(1)], PayloadJson.Write(application), default));
        await portal.AttachAsync(actor, draftId, PersonCardProcess.OriginalKind, "portreti.jpg", Portrait());
        await portal.AttachAllAsync(actor, draftId);
        return await portal.LoadAsync(actor, draftId);
    }

    /// <summary>A card that was paid and waits to be printed.</summary>
    public async Task<IssuedCard> PaidCardAsync(Actor actor, Licence licence, Guid? replaces = null, bool lost = false)
    {
        var caseId = TestPortal.Ok(await portal.SubmitAsync(actor, await CardDraftAsync(actor, licence, replaces, lost))).CaseId;
        await ApproveAsync(caseId);
        await PayAsync(caseId);
        await using var db = portal.Db();
        return await db.PersonCards.AsNoTracking().SingleAsync(c => c.CaseId == caseId);
    }

    /// <summary>A card in its holder's hands.</summary>
    public async Task<IssuedCard> HandedOverAsync(Actor actor, Licence licence, Guid? replaces = null, bool lost = false)
    {
        var card = await PaidCardAsync(actor, licence, replaces, lost);
        await using var session = portal.As(await OfficerAsync());
        TestPortal.Ok(await session.Get<CardService>().PrintAsync([card.Id], default));
        TestPortal.Ok(await session.Get<CardService>().HandOverAsync(card.Id, (await CardAsync(card.Id)).Version, default));
        return await CardAsync(card.Id);
    }

    public async Task<IssuedCard> CardAsync(Guid id)
    {
        await using var db = portal.Db();
        return await db.PersonCards.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    /// <summary>Taken, recommended and approved, by two persons.</summary>
    public async Task ApproveAsync(Guid caseId)
    {
        await using var officer = portal.As(await OfficerAsync());
        await using var supervisor = portal.As(await SupervisorAsync());
        TestPortal.Ok(await officer.Get<CaseReviewService>().TakeAsync(caseId, await VersionAsync(caseId), default));
        TestPortal.Ok(await officer.Get<CaseReviewService>().RecommendAsync(caseId, await VersionAsync(caseId), true, null, default));
        TestPortal.Ok(await supervisor.Get<CaseReviewService>().ApproveAsync(caseId, await VersionAsync(caseId), null, default));
    }

    /// <summary>The slip is booked.</summary>
    public async Task PayAsync(Guid caseId)
    {
        await using var cashier = portal.As(
            await OnceAsync(() => _cashier, async () => _cashier = await portal.Data.MinistryAsync("Vjosa Arka", PortalRoles.Cashier)));
        await using var db = portal.Db();
        var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == caseId);
        TestPortal.Ok(await cashier.Get<PaymentService>().BookAsync(slip.Id, slip.Version, new Booking(portal.Today, "BQK-1", slip.AmountCents), default));
    }

    public async Task<Guid> VersionAsync(Guid caseId)
    {
        await using var db = portal.Db();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync();
    }

    private async Task<bool> HasPassedAsync(PersonEntry person, string classCode)
    {
        var key = PersonKey.Of(person);
        await using var db = portal.Db();
        return await PassedExams.PassedAsync(db, key, WorkerClasses.TrainingOf(classCode), default) is not null;
    }

    private static async Task<Actor> OnceAsync(Func<Actor?> known, Func<Task<Actor>> make) => known() ?? await make();
}
