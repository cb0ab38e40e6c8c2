using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam.Demo;

internal static class ExamActs
{
    extension(DemoStage stage)
    {
        /// <summary>Starts a candidate and fills the form in; documents as many as said of those asked for.</summary>
        public Task CandidateDraftAsync(DemoCandidate candidate, int documents, CancellationToken ct) =>
            stage.AsCompanyAsync(candidate.Request, async services =>
            {
                var request = candidate.Request;
                var store = services.GetRequiredService<DraftStore>();
                var started = await store.StartAsync(request.Process, request.ClassCode, payload => Filled(payload, candidate, stage.Clock.Today()), ct);
                request.DraftId = DemoStage.Done(started);
                var draft = DemoStage.Done(await store.LoadAsync(request.DraftId, ct));
                var step = documents == ExamDemo.Papers.Length ? ProcessDefinition.CheckStep : ProcessDefinition.DocumentsStep;
                var done = request.Process.Form.Steps.TakeWhile(s => s != step).ToList();
                DemoStage.Done(await store.SaveAsync(request.DraftId, draft.Version, step, done, draft.PayloadJson, ct));
                await stage.AttachAsync(services, request, [.. ExamDemo.Papers.Take(documents)], ct);
            }, ct);

        public async Task EnrolAsync(DemoCandidate candidate, CancellationToken ct)
        {
            await stage.CandidateDraftAsync(candidate, ExamDemo.Papers.Length, ct);
            await stage.SubmitAsync(candidate.Request, ct);
        }

        /// <summary>Applies for the exam with everybody complete.</summary>
        public Task ApplyForExamAsync(DemoRequest request, CancellationToken ct) => stage.AsCompanyAsync(
            request, async services => DemoStage.Done(await services.GetRequiredService<ExamGathering>().ApplyAsync(request.ClassCode, ct)), ct);

        public async Task<Guid> PlanAsync(Guid officer, ExamSessionPlan plan, CancellationToken ct)
        {
            var id = Guid.Empty;
            await stage.AsAsync(officer, async services => id = DemoStage.Done(await services.GetRequiredService<ExamSessionPlanning>().CreateAsync(plan, ct)));
            return id;
        }

        /// <summary>Does something to a candidate as an officer, over the version one now sees.</summary>
        public async Task ExamineAsync(Guid officer, DemoRequest request, Func<ExamReview, Guid, Task<Result<CaseStatus>>> act, CancellationToken ct)
        {
            var seen = await stage.SeenAsync(request, ct);
            await stage.AsAsync(officer, async services => DemoStage.Done(await act(services.GetRequiredService<ExamReview>(), seen)));
        }
    }

    private static string Filled(string payload, DemoCandidate candidate, DateOnly today)
    {
        var application = PayloadJson.Read<ExamApplication>(payload);
        var number = candidate.Person.PersonalNumber!.Value.Reveal();
        var entry = new PersonEntry { PersonalNumber = number };
        entry.Take(candidate.Person);
        entry.Settlement ??= "–";
        entry.Street = "Rr. e Trajnimit 7";
        entry.Email = $"{string.Join('.', NameFolding.Words(candidate.Person.FullName))}.{number[^3..]}@demo.example";
        entry.Phone = $"044 {number[4..7]} {number[7..]}";
        application.Person = entry;
        application.Training.Education = "EDU-2";
        application.Training.Hours = "80";
        application.Training.Language = "sq";
        application.Training.From = today.AddDays(-40);
        application.Training.To = today.AddDays(-12);
        application.Training.Employer = candidate.Employer ?? application.Training.Employer;
        return PayloadJson.Write(application);
    }
}
