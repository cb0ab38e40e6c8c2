using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Rules of part 1. Foreign citizens show passport, residence and work permit (domain.md §3, E13).</summary>
public sealed class CandidateStepValidator : AbstractValidator<ExamApplication>
{
    /// <param name="today">Local day.</param>
    public CandidateStepValidator(DateOnly today)
    {
        RuleFor(a => a.Person).SetValidator(new PersonEntryValidator(today, asksWorkPermit: true));
    }
}

/// <summary>Rules of part 2.</summary>
public sealed class TrainingStepValidator : AbstractValidator<ExamApplication>
{
    private const int MostHours = 2000;

    /// <param name="today">Local day.</param>
    public TrainingStepValidator(DateOnly today)
    {
        RuleFor(a => a.Training.Employer).Required("exam.employer.required").PlainText(200);
        RuleFor(a => a.Training.Education).Required("exam.education.required");
        RuleFor(a => a.Training.From).Required("exam.training-from.required");
        RuleFor(a => a.Training.To).Required("exam.training-to.required");
        RuleFor(a => a.Training.From).Must(from => from is null || (from <= today && from >= today.AddYears(-10))).WithCode("exam.training-from.invalid");
        RuleFor(a => a.Training.To).Must((application, to) => to is null || (to <= today && !(to < application.Training.From)))
            .WithCode("exam.training-to.invalid");
        RuleFor(a => a.Training.Hours).Required("exam.hours.required");
        RuleFor(a => a.Training.Hours).Must(text => string.IsNullOrWhiteSpace(text) || HoursOf(text) is not null).WithCode("exam.hours.invalid");
        RuleFor(a => a.Training.Language).Required("exam.language.required");
        RuleFor(a => a.Training.Language).Must(language => string.IsNullOrEmpty(language) || ExamWords.Languages.Contains(language))
            .WithCode("exam.language.required");
    }

    /// <summary>Whole hours as typed; null where the text is none.</summary>
    public static int? HoursOf(string? text) =>
        TypedWhole.Parse(text) is { } hours and > 0 and <= MostHours ? hours : null;
}
