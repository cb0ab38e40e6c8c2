using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;

namespace SecurityPortal.Core.Demo;

/// <summary>Candidates on stage.</summary>
internal sealed partial class DemoStage
{
    private static readonly string[] CandidatePapers = ["D10-leternjoftimi.pdf", "D03-regjistrimi.pdf", "D06-gjykata.pdf", "D07-polica.pdf", "D11-rregullorja.pdf", "D09-punetoret.pdf"];

    /// <summary>Starts a candidate and fills the form in; documents as many as said of the six asked for.</summary>
    public async Task CandidateDraftAsync(DemoRequest request, PersonSnapshot person, int documents, CancellationToken ct) => await AsCompanyAsync(request, async services =>
    {
        var store = services.GetRequiredService<DraftStore>();
        request.DraftId = Done(await store.StartAsync(ExamProcess.Definition, request.ClassCode, payload => Filled(payload, person, request), ct));
        var draft = Done(await store.LoadAsync(request.DraftId, ct));
        var all = documents == CandidatePapers.Length;
        Done(await store.SaveAsync(
            request.DraftId, draft.Version, all ? ProcessDefinition.CheckStep : ProcessDefinition.DocumentsStep,
            all ? [ExamForm.CandidateStep, ExamForm.TrainingStep, ProcessDefinition.DocumentsStep] : [ExamForm.CandidateStep, ExamForm.TrainingStep], draft.PayloadJson, ct));
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        db.Attachments.AddRange(CandidatePapers.Take(documents).Select((name, i) => new Attachment
        {
            FileId = _samples[name].Id, DraftId = request.DraftId, KindCode = $"E0{i + 1}", FileName = name, AttachedAt = Clock.UtcNow(),
        }));
        await db.SaveChangesAsync(ct);
    }, ct);

    /// <summary>Enrols a candidate.</summary>
    public async Task EnrolAsync(DemoRequest request, PersonSnapshot person, CancellationToken ct)
    {
        await CandidateDraftAsync(request, person, CandidatePapers.Length, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Applies for the exam with everybody complete.</summary>
    public Task ApplyForExamAsync(DemoRequest request, CancellationToken ct) => AsCompanyAsync(
        request, async services => Done(await services.GetRequiredService<ExamGathering>().ApplyAsync(request.ClassCode, ct)), ct);

    /// <summary>Plans a session.</summary>
    public async Task<Guid> PlanAsync(Guid officer, ExamSessionPlan plan, CancellationToken ct)
    {
        var id = Guid.Empty;
        await AsAsync(officer, async services => id = Done(await services.GetRequiredService<ExamSessions>().CreateAsync(plan, ct)));
        return id;
    }

    /// <summary>Does something to a candidate as an officer, over the version one now sees.</summary>
    public async Task ExamineAsync(Guid officer, DemoRequest request, Func<ExamReview, Guid, Task<Result<CaseStatus>>> act, CancellationToken ct)
    {
        var seen = await SeenAsync(request, ct);
        await AsAsync(officer, async services => Done(await act(services.GetRequiredService<ExamReview>(), seen)));
    }

    private string Filled(string payload, PersonSnapshot person, DemoRequest request)
    {
        var application = PayloadJson.Read<ExamApplication>(payload);
        var number = person.PersonalNumber!.Value.Reveal();
        var entry = new PersonEntry { PersonalNumber = number };
        entry.Take(person);
        entry.Settlement ??= "–";
        entry.Street = "Rr. e Trajnimit 7";
        entry.Email = $"{string.Join('.', NameFolding.Words(person.FullName))}.{number[^3..]}@demo.example";
        entry.Phone = $"044 {number[4..7]} {number[7..]}";
        application.Person = entry;
        application.Training.Education = "EDU-2";
        application.Training.Hours = "80";
        application.Training.Language = "sq";
        application.Training.From = Clock.Today().AddDays(-40);
        application.Training.To = Clock.Today().AddDays(-12);
        application.Training.Employer = request.Employer ?? application.Training.Employer;
        return PayloadJson.Write(application);
    }
}
