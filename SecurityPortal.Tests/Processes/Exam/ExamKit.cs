using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>Institutions and candidates, made through the portal's own services.</summary>
internal static class ExamKit
{
    public const string Basic = "TRN-BAZ";

    /// <summary>A company with a valid training licence.</summary>
    public static async Task<Actor> InstitutionAsync(this TestPortal portal, string name = "Akademia Sh.p.k.", string classCode = Basic)
    {
        var company = await portal.Data.CompanyAsync(name);
        await portal.LicenceOfAsync(company, TrainingInstitutionProcess.Definition, classCode, portal.Today.AddYears(1));
        return company;
    }

    /// <summary>A person with a number that is as good as any other.</summary>
    public static PersonEntry Person(int index, DateOnly? born = null) => new()
    {
        PersonalNumber = $"{1_500_000_000 + index}", Lookup = PersonLookupState.Found, FirstName = "Emri", LastName = $"Mbiemri{(char)('a' + (index % 26))}",
        BirthDate = born ?? new DateOnly(1990, 1, 1),
        Gender = Gender.Male, MunicipalityCode = "19", Settlement = "Prishtinë", Street = "Rr. A 1", Email = $"kandidati{index}@example.org",
        Phone = "044 111 222",
    };

    /// <summary>A draft with everything but its documents.</summary>
    public static async Task<Guid> DraftAsync(this TestPortal portal, Actor institution, PersonEntry person, string classCode = Basic, string language = "sq",
        string? employer = null)
    {
        await using var session = portal.As(institution);
        var store = session.Get<DraftStore>();
        var id = Ok(await store.StartAsync(ExamProcess.Definition, classCode, payload =>
        {
            var application = PayloadJson.Read<ExamApplication>(payload);
            application.Person = person;
            var training = application.Training;
            (training.Education, training.Hours, training.Language, training.Employer) = ("EDU-2", "80", language, employer ?? training.Employer);
            (training.From, training.To) = (portal.Today.AddDays(-40), portal.Today.AddDays(-12));
            return PayloadJson.Write(application);
        }, default));
        var draft = Ok(await store.LoadAsync(id, default));
        Ok(await store.SaveAsync(id, draft.Version, ProcessDefinition.CheckStep, ExamProcess.Form.Steps.Take(3), draft.PayloadJson, default));
        return id;
    }

    /// <summary>Attaches what is asked for, straight into the database; of foreign citizens the permit too.</summary>
    public static async Task AttachPapersAsync(this TestPortal portal, Guid draftId, bool permit = false)
    {
        await using var db = portal.Db();
        foreach (var kind in ExamProcess.Definition.Reference.Documents.Where(d => d.IsRequired || permit))
        {
            var file = new StoredFile
            {
                StorageKey = $"test-{Guid.NewGuid():N}", ContentType = "application/pdf", Size = 1, Sha256 = new string('0', 64), CreatedBy = Guid.Empty,
                CreatedAt = portal.Clock.UtcNow(),
            };
            db.AddRange(file, new Attachment { FileId = file.Id, DraftId = draftId, KindCode = kind.KindCode, FileName = "a.pdf",
                AttachedAt = portal.Clock.UtcNow() });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>"Ruaj": files a complete draft.</summary>
    public static async Task<Result<DraftSubmitted>> SaveCandidateAsync(this TestPortal portal, Actor institution, Guid draftId, bool permit = false)
    {
        await portal.AttachPapersAsync(draftId, permit);
        return await portal.SubmitAsync(institution, await portal.LoadAsync(institution, draftId));
    }

    public static async Task<Guid> CandidateAsync(this TestPortal portal, Actor institution, int index, string classCode = Basic, string language = "sq",
        string? employer = null) =>
        Ok(await portal.SaveCandidateAsync(institution, await portal.DraftAsync(institution, Person(index), classCode, language, employer))).CaseId;

    /// <summary>Saved candidates with indices from a start.</summary>
    public static async Task<List<Guid>> CandidatesAsync(this TestPortal portal, Actor institution, int first, int count, string classCode = Basic)
    {
        List<Guid> ids = [];
        for (var i = 0; i < count; i++)
        {
            ids.Add(await portal.CandidateAsync(institution, first + i, classCode));
        }

        return ids;
    }

    public static async Task<Result<string>> ApplyAsync(this TestPortal portal, Actor institution, string classCode = Basic)
    {
        await using var session = portal.As(institution);
        return await session.Get<ExamGathering>().ApplyAsync(classCode, default);
    }

    public static async Task<Result<CaseStatus>> DeleteAsync(this TestPortal portal, Actor institution, Guid caseId, Guid? seen = null)
    {
        await using var session = portal.As(institution);
        return await session.Get<CaseWithdrawal>().WithdrawAsync(caseId, seen ?? await portal.VersionAsync(caseId), default);
    }

    /// <summary>"Ndrysho": opens a change of a saved candidate.</summary>
    public static async Task<Guid> ChangeAsync(this TestPortal portal, Actor institution, Guid caseId)
    {
        await using var session = portal.As(institution);
        return Ok(await session.Get<DraftStore>().StartCorrectionAsync(caseId, default));
    }

    public static async Task<Guid> VersionAsync(this TestPortal portal, Guid caseId)
    {
        await using var db = portal.Db();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync();
    }

    public static async Task<Case> CaseOfAsync(this TestPortal portal, Guid caseId)
    {
        await using var db = portal.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }

    /// <summary>How many of an institution's candidates stand in each state.</summary>
    public static async Task<Dictionary<CaseStatus, int>> StatesAsync(this TestPortal portal, Actor institution, string classCode = Basic)
    {
        await using var db = portal.Db();
        return await db.Cases.Where(c => c.CompanyId == institution.CompanyId && c.ProcessKey == "Exam" && c.ClassCode == classCode).GroupBy(c => c.Status)
            .ToDictionaryAsync(g => g.Key, g => g.Count());
    }

    /// <summary>Books a candidate's slip.</summary>
    public static async Task<Result<Unit>> PayAsync(this TestPortal portal, Actor cashier, Guid caseId)
    {
        PaymentSlip slip;
        await using (var db = portal.Db())
        {
            slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId);
        }

        await using var session = portal.As(cashier);
        return await session.Get<PaymentService>().BookAsync(slip.Id, slip.Version, new Booking(portal.Today, $"B-{slip.Number}", slip.AmountCents), default);
    }

    /// <summary>An officer takes a candidate and accepts them.</summary>
    public static async Task AcceptAsync(this TestPortal portal, Actor officer, Guid caseId)
    {
        await using var session = portal.As(officer);
        Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, await portal.VersionAsync(caseId), default));
        Ok(await session.Get<ExamReview>().AcceptAsync(caseId, await portal.VersionAsync(caseId), default));
    }

    /// <summary>A session to come.</summary>
    public static async Task<Guid> SessionAsync(this TestPortal portal, Actor officer, int capacity = 20, string language = "sq", int inDays = 7)
    {
        await using var session = portal.As(officer);
        return Ok(await session.Get<ExamSessionPlanning>()
            .CreateAsync(new ExamSessionPlan(Basic, language, portal.Today.AddDays(inDays), new TimeOnly(10, 0), "Vushtrri, salla 2", capacity), default));
    }

    /// <summary>Assigns a candidate over the version one now sees.</summary>
    public static async Task<Result<CaseStatus>> ScheduleAsync(this TestPortal portal, Actor officer, Guid caseId, Guid sessionId)
    {
        await using var session = portal.As(officer);
        return await session.Get<ExamReview>().ScheduleAsync(caseId, await portal.VersionAsync(caseId), sessionId, default);
    }

    public static async Task<Result<CaseStatus>> RecordAsync(this TestPortal portal, Actor officer, Guid caseId, int? points)
    {
        await using var session = portal.As(officer);
        return await session.Get<ExamReview>().RecordAsync(caseId, await portal.VersionAsync(caseId), points, default);
    }

    /// <summary>An administrator sets the size of a group.</summary>
    public static async Task GroupSizeAsync(this TestPortal portal, int size)
    {
        await using var db = portal.Db();
        await db.Settings.Where(s => s.Code == "exam.group-size").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, $"{size}"));
    }
}
