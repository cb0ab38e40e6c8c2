using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>Candidates of two institutions: examined, applied for, ready, and one short of ready.</summary>
public sealed partial class DemoCases
{
    private const int GroupSize = 12;

    private void WriteExams(DemoStage stage, string otherInstitution)
    {
        var today = clock.Today();

        // The first person of the registry holds a licence, the second is kept for whoever takes the tour, and whoever works already needs no exam.
        var people = new Queue<PersonSnapshot>(
            DemoCivilRegistry.All.Where(p => p.BirthDate <= today.AddYears(-20) && !Guards.Contains(p.PersonalNumber!.Value.Reveal())).Skip(2));

        // Twelve of the first company have been through it all; two of them have not paid and wait.
        var examined = Enrol(stage, DemoAccounts.FirstCompany, people, GroupSize, 48);
        At(44, 15, ct => stage.ApplyForExamAsync(examined[0], ct));
        foreach (var candidate in examined)
        {
            Take(stage, candidate, 42);
            At(41, 11, ct => stage.ExamineAsync(Account(4), candidate, (review, seen) => review.AcceptAsync(candidate.CaseId, seen, ct), ct));
        }

        foreach (var candidate in examined.Take(GroupSize - 2))
        {
            Pay(stage, candidate, 38);
        }

        var held = Guid.Empty;
        At(36, 10, async ct => held = await stage.PlanAsync(
            Account(4), new ExamSessionPlan(BasicTraining, "sq", today.AddDays(-20), new TimeOnly(10, 0), "Akademia e Kosovës për Siguri Publike, Vushtrri", 20), ct));
        foreach (var candidate in examined.Take(GroupSize - 2))
        {
            At(35, 12, ct => stage.ExamineAsync(Account(4), candidate, (review, seen) => review.ScheduleAsync(candidate.CaseId, seen, held, ct), ct));
        }

        int?[] points = [92, 88, 71, 75, 96, 83, 70, 64, 51, null];
        foreach (var (candidate, reached) in examined.Zip(points))
        {
            At(19, 9, ct => stage.ExamineAsync(Account(4), candidate, (review, seen) => review.RecordAsync(candidate.CaseId, seen, reached, ct), ct));
        }

        At(17, 9, ct => stage.ExamineAsync(Account(4), examined[8], (review, seen) => review.ResitAsync(examined[8].CaseId, seen, ct), ct));
        At(16, 9, ct => stage.PlanAsync(
            Account(4), new ExamSessionPlan(BasicTraining, "sq", today.AddDays(14), new TimeOnly(10, 0), "Akademia e Kosovës për Siguri Publike, Vushtrri", 20), ct));

        // The next group of the first company lacks one, and one stands there half done.
        Enrol(stage, DemoAccounts.FirstCompany, people, GroupSize - 1, 13);
        var begun = new DemoRequest(DemoAccounts.FirstCompany, ExamProcess.Definition, BasicTraining);
        var half = people.Dequeue();
        At(1, 16, ct => stage.CandidateDraftAsync(begun, half, 2, ct));

        // Another institution has applied for twelve, and has twelve more ready.
        Issue(stage, Apply(stage, otherInstitution, BasicTraining, 90, TrainingInstitutionProcess.Definition), 88);
        var applied = Enrol(stage, otherInstitution, people, GroupSize, 15);
        At(10, 15, ct => stage.ApplyForExamAsync(applied[0], ct));
        Enrol(stage, otherInstitution, people, GroupSize, 8);
    }

    private List<DemoRequest> Enrol(DemoStage stage, string businessNumber, Queue<PersonSnapshot> people, int count, int daysAgo)
    {
        List<DemoRequest> requests = [];
        for (var i = 0; i < count; i++)
        {
            var (request, person) = (new DemoRequest(businessNumber, ExamProcess.Definition, BasicTraining) { Employer = i % 4 == 3 ? "Illyria Guard Sh.p.k." : null }, people.Dequeue());
            requests.Add(request);
            At(daysAgo - (i / 4), 9 + (i % 4), ct => stage.EnrolAsync(request, person, ct));
        }

        return requests;
    }
}
