using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Benchmarks;

/// <summary>What becomes of cases: how many are filed of each process, and where they stand after so many days.</summary>
internal static class CaseFates
{
    private static readonly (string Process, int Weight)[] Processes =
    [
        ("ServiceLicence", 8), ("TrainingInstitution", 1), ("ControlCentre", 1), ("Contract", 12), ("UseOfForce", 4), ("CriminalOffence", 1), ("Exam", 28),
        ("WorkerLicence", 25), ("PersonCard", 19), ("CloseProtection", 1),
    ];

    private static readonly Dictionary<CaseWorkflow, Fate> Fates = new()
    {
        [CaseWorkflow.Licence] = new(
            [(CaseStatus.Submitted, 25), (CaseStatus.InReview, 35), (CaseStatus.Returned, 12), (CaseStatus.Completed, 4), (CaseStatus.Recommended, 8),
                (CaseStatus.AwaitingPayment, 12), (CaseStatus.Paid, 3), (CaseStatus.Appealed, 1)],
            [(CaseStatus.Issued, 82), (CaseStatus.Refused, 8), (CaseStatus.Withdrawn, 4), (CaseStatus.Closed, 6)]),
        [CaseWorkflow.Notification] = new(
            [(CaseStatus.Submitted, 25), (CaseStatus.InReview, 30), (CaseStatus.Returned, 12), (CaseStatus.Completed, 3), (CaseStatus.Authorised, 30)],
            [(CaseStatus.Ended, 60), (CaseStatus.Effective, 25), (CaseStatus.Terminated, 6), (CaseStatus.Refused, 4), (CaseStatus.Withdrawn, 2),
                (CaseStatus.Closed, 3)]),
        [CaseWorkflow.Candidacy] = new(
            [(CaseStatus.Saved, 10), (CaseStatus.Ready, 10), (CaseStatus.Applied, 20), (CaseStatus.InReview, 20), (CaseStatus.Accepted, 20),
                (CaseStatus.Scheduled, 20)],
            [(CaseStatus.Passed, 70), (CaseStatus.Failed, 18), (CaseStatus.Absent, 4), (CaseStatus.Refused, 4), (CaseStatus.Withdrawn, 4)]),
        [CaseWorkflow.Report] = new([(CaseStatus.Reported, 40), (CaseStatus.FollowUp, 15), (CaseStatus.Reviewed, 45)], [(CaseStatus.Concluded, 1)]),
    };

    public static ProcessDefinition Process(Random random) => ProcessCatalogue.Get(Pick(random, Processes));

    /// <summary>Where a case stands that was filed so many days ago: of the last weeks' most are open, of the old ones a few.</summary>
    public static CaseStatus Status(Random random, ProcessDefinition process, int age)
    {
        var fate = Fates.GetValueOrDefault(process.Workflow) ?? Fates[CaseWorkflow.Licence];
        var open = age < 45 ? 0.85 : age < 120 ? 0.15 : 0.02;
        return Pick(random, random.NextDouble() < open ? fate.Open : fate.Ended);
    }

    private static T Pick<T>(Random random, (T Value, int Weight)[] from)
    {
        var at = random.Next(from.Sum(f => f.Weight));
        foreach (var (value, weight) in from)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return from[^1].Value;
    }

    private sealed record Fate((CaseStatus Status, int Weight)[] Open, (CaseStatus Status, int Weight)[] Ended);
}
