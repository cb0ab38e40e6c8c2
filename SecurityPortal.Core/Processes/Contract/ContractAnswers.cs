using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The answers in order, for the last step, the officer, the papers and the comparison of versions.</summary>
internal sealed class ContractAnswers(ContractApplication application, AnswerLanguage language)
{
    public IReadOnlyList<AnswerSection> Sections() =>
    [
        new(ContractForm.ContractStep, Text("Step.contract"),
            [new("Company", Text("Company.Title"), Company()), new("Client", Text("Client.Title"), Client()), .. Differences()]),
        new(ContractForm.ServiceStep, Text("Step.service"), [new("Service", null, Service())]),
        new(ContractForm.TermsStep, Text("Step.terms"), [new("Terms", null, Terms())]),
    ];

    private List<Answer> Company()
    {
        var company = application.Company;
        List<Answer> rows =
        [
            Row("Company.BusinessNumber", company.BusinessNumber),
            Row("Company.Name", company.Name),
            Row("Company.MunicipalityCode", Municipalities.NameIn(company.MunicipalityCode, language.Culture)),
            Row("Company.Address", company.Address),
            Row("Company.ResponsiblePerson", company.ResponsiblePerson),
            Row("Company.Phone", Phone(company.Phone)),
            Row("Company.Email", company.Email),
        ];
        return [.. rows.Where(r => r.Value.Length > 0)];
    }

    private List<Answer> Client()
    {
        var client = application.Client;
        List<Answer> rows = [Row("Client.Kind", client.Kind is { } kind ? Text($"Kind.{kind}") : "")];
        rows.AddRange(client.Kind switch
        {
            ContractClientKind.LocalPerson => Person(client.Local, "Client.Local"),
            ContractClientKind.ForeignPerson => Person(client.Foreign, "Client.Foreign"),
            ContractClientKind.LegalPerson => Business(client.Business),
            _ => [],
        });
        return rows;
    }

    private List<Answer> Person(PersonEntry person, string path)
    {
        Answer Of(string property, string? value, AnswerKind kind = AnswerKind.Text) =>
            new($"{path}.{property}", language.Text<PersonTexts>(property), value ?? "", kind);
        List<Answer> identity = person.IsForeign
            ? [Of(nameof(PersonEntry.Citizenship), Countries.NameIn(person.Citizenship, language.Culture)),
                Of(nameof(PersonEntry.PassportNumber), person.PassportNumber, AnswerKind.Secret)]
            : [Of(nameof(PersonEntry.PersonalNumber), person.PersonalNumber, AnswerKind.Secret)];
        return
        [
            .. identity,
            Of(nameof(PersonEntry.FirstName), person.FirstName),
            Of(nameof(PersonEntry.LastName), person.LastName),
            Of(nameof(PersonEntry.Gender), person.Gender is { } gender ? language.Text<PersonTexts>($"Gender.{gender}") : ""),
            Of(nameof(PersonEntry.MunicipalityCode), Municipalities.NameIn(person.MunicipalityCode, language.Culture)),
            Of(nameof(PersonEntry.Settlement), person.Settlement),
            new($"{path}.{nameof(PersonEntry.Street)}", Text("Client.Business.Address"), person.Street ?? ""),
        ];
    }

    private List<Answer> Business(ContractBusiness business) =>
    [
        Row("Client.Business.BusinessNumber", business.BusinessNumber),
        Row("Client.Business.Name", business.Name),
        Row("Client.Business.MunicipalityCode", Municipalities.NameIn(business.MunicipalityCode, language.Culture)),
        Row("Client.Business.Settlement", business.Settlement),
        Row("Client.Business.Address", business.Address),
        Row("Client.Business.ResponsiblePerson", business.ResponsiblePerson),
        Row("Client.Business.Phone", Phone(business.Phone)),
    ];

    // What was typed otherwise than the registry has it: for the one who checks the answers, and for the officer.
    private IEnumerable<AnswerGroup> Differences()
    {
        if (application.Client is not { Kind: ContractClientKind.LegalPerson, Business: { Registry: not null } business })
        {
            yield break;
        }

        List<Answer> rows =
        [
            .. ContractDifferences.Of(business).Select(d => new Answer(
                $"Client.Registry.{d.Property}", Text($"Client.Business.{d.Property}"),
                d.Property == nameof(ContractBusiness.MunicipalityCode) ? Municipalities.NameIn(d.Registry, language.Culture) : d.Registry)),
        ];
        if (!business.Registry.IsActive)
        {
            rows.Add(new Answer("Client.Registry.IsActive", Text("Client.State"), Text("Client.Closed")));
        }

        if (rows.Count > 0)
        {
            yield return new AnswerGroup("Client.Registry", Text("Client.RegistryTitle"), rows);
        }
    }

    private List<Answer> Service() =>
    [
        Row("Service.ClassCode", language.Code(CodeLists.ServiceClass, application.Service.ClassCode)),
        Row("Service.LicenceNumber", application.Service.LicenceNumber),
        Row("Service.LicenceValidTo", Day(application.Service.LicenceValidTo)),
    ];

    private List<Answer> Terms()
    {
        var terms = application.Terms;
        List<Answer> optional =
        [
            Row("Terms.Number", terms.Number),
            Row("Terms.SignedOn", Day(terms.SignedOn)),
            .. terms.Sites.Select(s => new Answer($"Terms.Sites[{s.Id}].Address", Text("Terms.Site"), s.Address ?? "")),
            Row("Terms.Guards", terms.Guards),
            Row("Terms.HoursPerWeek", terms.HoursPerWeek),
            Row("Terms.HourlyPrice", TypedAmount.TryParse(terms.HourlyPrice, out var cents) ? Money.Format(cents) : terms.HourlyPrice),
            Row("Terms.Armed", terms.Armed is { } armed ? Text(armed ? "Yes" : "No") : ""),
        ];
        return [Row("Terms.From", Day(terms.From)), Row("Terms.To", Day(terms.To)), .. optional.Where(r => r.Value.Length > 0)];
    }

    private Answer Row(string path, string? value) => new(path, Text(path), value ?? "");

    private string Text(string key) => language.Text<ContractTexts>(key);

    private static string Day(DateOnly? day) => day is { } date ? LocalTime.Format(date) : "";

    private static string Phone(string? typed) => PhoneText.TryNormalize(typed, out var e164) ? PhoneText.ForPeople(e164) : typed ?? "";
}
