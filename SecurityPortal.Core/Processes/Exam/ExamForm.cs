using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>The candidate's form, in two parts.</summary>
public sealed class ExamForm : ProcessForm<ExamApplication>
{
    /// <summary>Part 1 of the form.</summary>
    public const string CandidateStep = "candidate";

    /// <summary>Part 2 of the form.</summary>
    public const string TrainingStep = "training";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CandidateStep, TrainingStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override string SecondSheetStep => TrainingStep;

    /// <inheritdoc/>
    public override IValidator<ExamApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        CandidateStep => new CandidateStepValidator(today),
        TrainingStep => new TrainingStepValidator(today),
        _ => null,
    };

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, DocumentCondition<ExamApplication>> Conditions { get; } =
        new Dictionary<string, DocumentCondition<ExamApplication>>
        {
            [ExamReference.PermitDocument] = (a, _) => a.Person.IsForeign ? DocumentNeed.Required : DocumentNeed.NotAsked,
        };

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
}
