using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.CloseProtection;

internal sealed class CloseProtectionAnswers(CloseProtectionApplication application, AnswerLanguage language)
{
    public IReadOnlyList<AnswerSection> Sections() =>
    [
        new(CloseProtectionForm.CompanyStep, Text("Step.company"), [new("Company", null, Company())]),
        new(CloseProtectionForm.ProtectedStep, Text("Step.protected"), [new("Protected", Text("Protected"), Protected()), new("Unit", Text("Unit"), Unit())]),
        new(CloseProtectionForm.PlanStep, Text("Step.plan"), [new("Plan", null, Plan())]),
    ];

    private List<Answer> Company()
    {
        var company = application.Company;
        List<Answer> known =
        [
            Row("Company.BusinessNumber", company.BusinessNumber),
            Row("Company.Name", company.Name),
            Row("Company.MunicipalityCode", Municipalities.NameIn(company.MunicipalityCode, language.Culture)),
            Row("Company.Address", company.Address),
            Row("Company.LicenceNumber", company.LicenceNumber),
        ];
        return
        [
            .. known.Where(r => r.Value.Length > 0),
            Row("Company.ResponsiblePerson", company.ResponsiblePerson),
            Row("Company.ResponsibleAddress", company.ResponsibleAddress),
            Row("Company.Phone", Phone(company.Phone)),
            Row("Company.Email", company.Email),
        ];
    }

    private List<Answer> Protected()
    {
        var person = application.Protected.Person;
        List<Answer> identity = person.IsForeign
            ? [Person(nameof(PersonEntry.Citizenship), Countries.NameIn(person.Citizenship, language.Culture)),
                Person(nameof(PersonEntry.PassportNumber), person.PassportNumber, AnswerKind.Secret)]
            : [Person(nameof(PersonEntry.PersonalNumber), person.PersonalNumber, AnswerKind.Secret)];
        return
        [
            .. identity,
            Person(nameof(PersonEntry.FirstName), person.FirstName),
            Person(nameof(PersonEntry.LastName), person.LastName),
            Row("Protected.Profession", application.Protected.Profession),
        ];
    }

    private List<Answer> Unit() =>
    [
        Row("Unit.Name", application.Unit.Name),
        Row("Unit.ResponsiblePerson", application.Unit.ResponsiblePerson),
        Row("Unit.Phone", Phone(application.Unit.Phone)),
    ];

    private List<Answer> Plan() => [Row("Plan.RiskAssessment", application.Plan.RiskAssessment), Row("Plan.Measures", application.Plan.Measures)];

    private Answer Person(string property, string? value, AnswerKind kind = AnswerKind.Text) =>
        new($"Protected.Person.{property}", language.Text<PersonTexts>(property), value ?? "", kind);

    private Answer Row(string path, string? value) => new(path, Text(path), value ?? "");

    private string Text(string key) => language.Text<CloseProtectionTexts>(key);

    private static string Phone(string? typed) => PhoneText.TryNormalize(typed, out var e164) ? PhoneText.ForPeople(e164) : typed ?? "";
}
