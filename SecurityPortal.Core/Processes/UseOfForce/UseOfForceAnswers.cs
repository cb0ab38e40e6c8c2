using SecurityPortal.Core.Processes.Incidents;


namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>The answers in order, for the last step, the officer, the paper and the comparison of versions.</summary>
internal sealed class UseOfForceAnswers(UseOfForceApplication application, AnswerLanguage language)
{
    private readonly IncidentAnswers _answers = new(language);

    public IReadOnlyList<AnswerSection> Sections() =>
    [
        _answers.Page(IncidentSteps.Incident, application, [],
        [
            new("Force", Text("ForceTitle"),
            [
                Row("Force.Reasons", _answers.Codes(IncidentLists.Reason, application.Force.Reasons)),
                .. Optional("Force.ReasonText", application.Force.ReasonText),
                Row("Force.Warning", _answers.Code(IncidentLists.Warning, application.Force.Warning)),
                .. Optional("Force.WarningText", application.Force.WarningText),
                Row("Force.Deescalation", application.Force.Deescalation),
            ]),
        ]),
        new(UseOfForceForm.SubjectStep, Text("SubjectsTitle"), [.. application.Subjects.Select(Subject)]),
    ];

    /// <summary>Name of a subject, or what stands for it.</summary>
    public static string NameOf(SubjectEntry subject, string unknown) =>
        subject.IsKnown == true && subject.Person.FullName.Length > 0 ? subject.Person.FullName : unknown;

    /// <summary>An action in one line.</summary>
    public static string Line(ForceAction action, AnswerLanguage language)
    {
        var answers = new IncidentAnswers(language);
        var name = action.IsOther ? action.Text?.Trim() ?? ""
            : language.Codes.FindForce(action.Code, language.Day)?.Name.In(language.Culture) ?? action.Code ?? "";
        return string.Join(" · ", new[]
        {
            name,
            action.Level is { } level ? $"{answers.Text("Level")} {level}" : null,
            answers.Code(IncidentLists.Effect, action.Effect),
            action.Worker,
            IncidentAnswers.Time(action.Time),
            action.Note?.Trim(),
        }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private AnswerGroup Subject(SubjectEntry subject, int index)
    {
        var path = $"Subjects[{subject.Id}]";
        return new AnswerGroup(path, $"{index + 1}. {NameOf(subject, Text("UnknownSubject"))}",
        [
            Row($"{path}.IsKnown", _answers.YesNo(subject.IsKnown), "Subject.IsKnown"),
            .. subject.IsKnown == true ? _answers.Person(subject.Person, $"{path}.Person") : [],
            .. Optional($"{path}.Age", subject.Age, "Subject.Age"),
            .. Optional($"{path}.Description", subject.Description, "Subject.Description"),
            Row($"{path}.Behaviour", _answers.Codes(IncidentLists.Behaviour, subject.Behaviour), "Subject.Behaviour"),
            Row($"{path}.ArmedWith", _answers.Code(IncidentLists.Armed, subject.ArmedWith), "Subject.ArmedWith"),
            Row($"{path}.Influence", _answers.Code(IncidentLists.Influence, subject.Influence), "Subject.Influence"),
            .. Optional($"{path}.Vulnerable", _answers.Codes(IncidentLists.Vulnerable, subject.Vulnerable), "Subject.Vulnerable"),
            Row($"{path}.InjuryBefore", _answers.Code(IncidentLists.Injury, subject.InjuryBefore), "Subject.InjuryBefore"),
            Row($"{path}.InjuryAfter", _answers.Code(IncidentLists.Injury, subject.InjuryAfter), "Subject.InjuryAfter"),
            .. Optional($"{path}.InjuryText", subject.InjuryText, "Subject.InjuryText"),
            Row($"{path}.MedicalHelp", _answers.Code(IncidentLists.MedicalHelp, subject.MedicalHelp), "Subject.MedicalHelp"),
            Row($"{path}.Detained", _answers.YesNo(subject.Detained), "Subject.Detained"),
            .. subject.Detained != true ? [] : new[]
            {
                Row($"{path}.DetainedFrom", IncidentAnswers.Time(subject.DetainedFrom), "Subject.DetainedFrom"),
                Row($"{path}.DetainedTo", IncidentAnswers.Time(subject.DetainedTo), "Subject.DetainedTo"),
                Row($"{path}.HandedOverAt", IncidentAnswers.Time(subject.HandedOverAt), "Subject.HandedOverAt"),
            },
            .. subject.Actions.Select((action, order) => new Answer(
                $"{path}.Actions[{action.Id}]", $"{Text("Action")} {order + 1}", Line(action, language))),
        ]);
    }

    private IEnumerable<Answer> Optional(string path, string? value, string? label = null) =>
        string.IsNullOrWhiteSpace(value) ? [] : [Row(path, value, label)];

    private Answer Row(string path, string? value, string? label = null) => _answers.Row(path, value, label);

    private string Text(string key) => _answers.Text(key);
}
