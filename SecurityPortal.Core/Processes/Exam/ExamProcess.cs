using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Exam.Demo;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Exam: each candidate is a case; twelve complete ones of an institution and class apply together (processes.md §4, domain.md §2.6, §7.3).</summary>
public sealed class ExamProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "Exam";

    private const string Route = "/workers/exam";

    public static ExamForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "EX",
        ClassList = CodeLists.TrainingClass,
        Workflow = CaseWorkflow.Candidacy,
        OneDraftPerClass = false,
        TextsTypes = [typeof(ExamTexts)],
        Shelf = new ProcessShelf(Route) { HasOwnList = true, AfterFinish = (caseId, corrected) => $"{Route}?{(corrected ? "changed" : "saved")}={caseId}" },
        Form = Form,
        Offer = new ExamOffer(),
        Effects = [new ExamEffects()],
        PayableIn = status => CaseStates.Of(status).Ending != CaseEnding.Without,

        // An exam passed stays passed: further licences never ask for its last day.
        Grant = new ProcessGrant(new ExamGrant()) { IsRenewed = false },
        Mails = new ProcessMails
        {
            Filed = (about, fee) => new CandidateSavedMail
            {
                Name = about.Name, CaseNumber = about.CaseNumber, Class = about.Subject, AmountCents = fee?.AmountCents,
                PaymentReference = fee?.PaymentReference,
                Slip = fee?.Slip, Link = about.Link,
            },
        },
        Reference = ExamReference.Rows,
        Criteria = ["Identity", "School", "Training", "Court", "Health", "Residence"],
        Services = services => services
            .AddExams()
            .AddScoped<ExamEnrolment>()
            .AddScoped<IExamIntake, ExamIntake>()
            .AddHostedService<ExamImportSweep>()
            .AddSingleton<IDemoPlay, ExamDemo>(),
    };
}
