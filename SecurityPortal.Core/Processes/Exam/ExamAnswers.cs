using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>The answers in order.</summary>
internal static class ExamAnswers
{
    public static IReadOnlyList<AnswerSection> Sections(ExamApplication application, AnswerLanguage language)
    {
        var training = application.Training;
        string Text(string key) => language.Text<ExamTexts>(key);
        Answer Row(string path, string? value) => new(path, Text(path), value ?? "");

        List<Answer> person = [.. PersonAnswers.Of(application.Person, nameof(ExamApplication.Person), language.Culture)];
        if (!application.Person.IsForeign)
        {
            person.Add(new Answer("Person.Citizenship", Texts.Get<PersonTexts>(nameof(PersonEntry.Citizenship), language.Culture),
                Countries.NameIn("XK", language.Culture)));
        }

        return
        [
            new(ExamForm.CandidateStep, Text("Step.candidate"),
            [
                new(nameof(ExamApplication.Institution), null,
                [
                    Row("Institution", application.Institution),
                    Row("ClassCode", language.Code(CodeLists.TrainingClass, application.ClassCode)),
                ]),
                new(nameof(ExamApplication.Person), Text("Person"), person),
            ]),
            new(ExamForm.TrainingStep, Text("Step.training"),
            [
                new(nameof(ExamApplication.Training), null,
                [
                    Row("Training.Employer", training.Employer),
                    Row("Training.Education", language.Code(ExamWords.EducationList, training.Education)),
                    Row("Training.From", training.From is { } from ? LocalTime.Format(from) : ""),
                    Row("Training.To", training.To is { } to ? LocalTime.Format(to) : ""),
                    Row("Training.Hours", training.Hours),
                    Row("Training.Language", training.Language is { Length: > 0 } exam ? Text($"Language.{exam}") : ""),
                ]),
            ]),
        ];
    }
}
