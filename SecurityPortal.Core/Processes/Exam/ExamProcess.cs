using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Exam: each candidate is a case; twelve complete ones of an institution and class apply together (processes.md §4, domain.md §2.6, §7.3).</summary>
public sealed class ExamProcess : ProcessDefinition<ExamApplication>
{
    /// <summary>Part 1 of the form.</summary>
    public const string CandidateStep = "candidate";

    /// <summary>Part 2 of the form.</summary>
    public const string TrainingStep = "training";

    private ExamProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static ExamProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ExamWords.ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "EX";

    /// <inheritdoc/>
    public override string Route => "/workers/exam";

    /// <inheritdoc/>
    public override string ClassList => CodeLists.TrainingClass;

    /// <inheritdoc/>
    public override CaseWorkflow Workflow => CaseWorkflow.Exam;

    /// <inheritdoc/>
    public override bool OneDraftPerClass => false;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CandidateStep, TrainingStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(ExamTexts)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds { get; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Identity", "School", "Training", "Court", "Health", "Residence"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => ExamReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new ExamGrant();

    /// <inheritdoc/>
    public override string FiledMail => MailTemplates.CandidateSaved;

    /// <inheritdoc/>
    public override bool HasOwnList => true;

    // An exam passed stays passed: further licences never ask for its last day.
    /// <inheritdoc/>
    public override bool IsRenewed => false;

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddExams()
        .AddScoped<ExamEnrolment>()
        .AddScoped<IExamIntake, ExamIntake>()
        .AddHostedService<ExamImportSweep>();

    /// <inheritdoc/>
    public override string SecondSheetStep => TrainingStep;

    /// <inheritdoc/>
    public override async Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct)
    {
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        var name = await db.CodeItems.AsNoTracking()
            .Where(c => c.List == ClassList && c.Code == classCode && c.IsEnabled && c.ValidFrom <= today && (c.ValidTo == null || c.ValidTo >= today))
            .Select(c => c.Name)
            .SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return new Error("class.unknown");
        }

        return await TrainingLicences.HoldsAsync(db, company.Id, classCode, today, ct)
            ? new ClassOffer(RequestKind.Initial)
            : ExamErrors.NoTrainingLicence(name.Current);
    }

    /// <inheritdoc/>
    public override async Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct)
    {
        var application = PayloadJson.Read<ExamApplication>(payload);
        if (application.Person.IsForeign && !db.Attachments.Local.Any(a => a.KindCode == ExamReference.PermitDocument))
        {
            return new Error("exam.permit-document");
        }

        var email = EmailAddress.TryNormalize(application.Person.Email, out var address) ? address : "";
        return await ExamCandidacies.FileAsync(
            db, file, new ExamEntry(ExamPerson.Of(application.Person), email, application.Training.Language!, application.Training.Employer!.Trim()), now, ct);
    }

    /// <inheritdoc/>
    public override Task CorrectionStartedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => ExamCandidacies.ChangeAsync(db, file, now, ct);

    /// <inheritdoc/>
    public override Task EndedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => ExamCandidacies.EndAsync(db, file, now, ct);

    /// <inheritdoc/>
    public override Task<Error?> ReopenedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => ExamCandidacies.ReopenAsync(db, file, now, ct);

    /// <inheritdoc/>
    public override bool TakesPaymentIn(CaseStatus status) => status is not (CaseStatus.Withdrawn or CaseStatus.Refused or CaseStatus.Closed);

    /// <inheritdoc/>
    public override Task<Result<Unit>> PaidAsync(PortalDbContext db, TimeProvider clock, Case file, Actor actor, string caseLink, CancellationToken ct)
    {
        // The candidate's state stays: a paid slip lets them sit, and says nothing else.
        db.CaseEvents.Add(new CaseEvent
        {
            CaseId = file.Id, At = clock.UtcNow(), ActorId = actor.UserId, ActorName = actor.Name, Action = CaseAction.Pay, From = file.Status, To = file.Status,
        });
        return Task.FromResult<Result<Unit>>(Unit.Done);
    }

    /// <inheritdoc/>
    public override string PathAfterFinish(Guid caseId, bool corrected) => $"{Route}?{(corrected ? "changed" : "saved")}={caseId}";

    /// <inheritdoc/>
    public override IValidator<ExamApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        CandidateStep => new CandidateStepValidator(today),
        TrainingStep => new TrainingStepValidator(today),
        _ => null,
    };

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "No papers are made from this form.");

    /// <inheritdoc/>
    protected override ExamApplication NewPayload(Applicant applicant, string classCode, ExamApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies enrol candidates.");
        var application = earlier ?? new ExamApplication { Training = { Employer = company.Name } };
        (application.ClassCode, application.Institution) = (classCode, company.Name);
        return application;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(ExamApplication payload, AnswerLanguage language) => ExamAnswers.Sections(payload, language);

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(ExamApplication payload)
    {
        var person = payload.Person;
        return
        [
            new NamedPerson(
                "candidate",
                person.FullName,
                PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
                person.IsForeign ? person.PassportNumber : null,
                person.IsVerified || person.IsForeign,
                nameof(ExamApplication.Person),
                person),
        ];
    }

    /// <inheritdoc/>
    protected override object FormData(ExamApplication payload, string kindCode, string? pictureHash) =>
        throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "No papers are made from this form.");
}
