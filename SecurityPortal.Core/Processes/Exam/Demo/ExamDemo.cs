using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.Exam.Demo;

/// <summary>Candidates of two institutions: examined, applied for, ready, and one short of ready.</summary>
internal sealed class ExamDemo : IDemoPlay
{
    private const string BasicTraining = "TRN-BAZ";
    private const string Academy = "Akademia e Kosovës për Siguri Publike, Vushtrri";
    private const int GroupSize = 12;

    /// <summary>What a candidate is asked for; samples of other forms stand in.</summary>
    public static readonly DemoDocument[] Papers =
    [
        new("E01", "D10-leternjoftimi.pdf"),
        new("E02", "D03-regjistrimi.pdf"),
        new("E03", "D06-gjykata.pdf"),
        new("E04", "D07-polica.pdf"),
        new("E05", "D11-rregullorja.pdf"),
        new("E06", "D09-punetoret.pdf"),
    ];

    public IReadOnlyList<DemoDocument> Documents => Papers;

    public void Write(DemoCases script, DemoStage stage)
    {
        // The first person of the registry has an account, the second is kept for whoever takes the tour, and whoever has a part elsewhere needs no exam.
        var cast = stage.Plays.SelectMany(p => p.Cast).ToHashSet();
        var people = new Queue<PersonSnapshot>(
            DemoCivilRegistry.All.Where(p => p.BirthDate <= script.Today.AddYears(-20) && !cast.Contains(p.PersonalNumber!.Value.Reveal())).Skip(2));

        WriteExamined(script, stage, Enrol(script, stage, DemoAccounts.FirstCompany, people, GroupSize, 48));

        // The next group of the first company lacks one, and one stands there half done.
        Enrol(script, stage, DemoAccounts.FirstCompany, people, GroupSize - 1, 13);
        var half = Candidate(DemoAccounts.FirstCompany, people.Dequeue(), null);
        script.At(1, 16, ct => stage.CandidateDraftAsync(half, 2, ct));

        // Another institution has applied for twelve, and has twelve more ready.
        var applied = Enrol(script, stage, DemoCompanies.Established, people, GroupSize, 15);
        script.At(10, 15, ct => stage.ApplyForExamAsync(applied[0], ct));
        Enrol(script, stage, DemoCompanies.Established, people, GroupSize, 8);
    }

    // Twelve of the first company have been through it all; two of them have not paid and wait.
    private static void WriteExamined(DemoCases script, DemoStage stage, List<DemoRequest> examined)
    {
        var officer = script.Account(4);
        script.At(44, 15, ct => stage.ApplyForExamAsync(examined[0], ct));
        foreach (var candidate in examined)
        {
            script.Take(stage, candidate, 42);
            script.At(41, 11, ct => stage.ExamineAsync(officer, candidate, (review, seen) => review.AcceptAsync(candidate.CaseId, seen, ct), ct));
        }

        foreach (var candidate in examined.Take(GroupSize - 2))
        {
            script.Pay(stage, candidate, 38);
        }

        var held = Guid.Empty;
        script.At(36, 10, async ct => held = await stage.PlanAsync(officer, Session(script.Today.AddDays(-20)), ct));
        foreach (var candidate in examined.Take(GroupSize - 2))
        {
            script.At(35, 12, ct => stage.ExamineAsync(officer, candidate, (review, seen) => review.ScheduleAsync(candidate.CaseId, seen, held, ct), ct));
        }

        int?[] points = [92, 88, 71, 75, 96, 83, 70, 64, 51, null];
        foreach (var (candidate, reached) in examined.Zip(points))
        {
            script.At(19, 9, ct => stage.ExamineAsync(officer, candidate, (review, seen) => review.RecordAsync(candidate.CaseId, seen, reached, ct), ct));
        }

        script.At(17, 9, ct => stage.ExamineAsync(officer, examined[8], (review, seen) => review.ResitAsync(examined[8].CaseId, seen, ct), ct));
        script.At(16, 9, ct => stage.PlanAsync(officer, Session(script.Today.AddDays(14)), ct));
    }

    private static ExamSessionPlan Session(DateOnly day) => new(BasicTraining, "sq", day, new TimeOnly(10, 0), Academy, 20);

    private static List<DemoRequest> Enrol(DemoCases script, DemoStage stage, string businessNumber, Queue<PersonSnapshot> people, int count, int daysAgo)
    {
        List<DemoRequest> requests = [];
        for (var i = 0; i < count; i++)
        {
            var candidate = Candidate(businessNumber, people.Dequeue(), i % 4 == 3 ? "Illyria Guard Sh.p.k." : null);
            requests.Add(candidate.Request);
            script.At(daysAgo - (i / 4), 9 + (i % 4), ct => stage.EnrolAsync(candidate, ct));
        }

        return requests;
    }

    private static DemoCandidate Candidate(string businessNumber, PersonSnapshot person, string? employer) =>
        new(new DemoRequest(businessNumber, ExamProcess.Definition, BasicTraining), person, employer);
}
