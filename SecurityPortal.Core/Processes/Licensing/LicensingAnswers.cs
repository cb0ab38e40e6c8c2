using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>The answers in order, for the last step, the officer, the papers and the comparison of versions.</summary>
internal sealed class LicensingAnswers(LicensingApplication application, string classList, AnswerLanguage language)
{
    public IReadOnlyList<AnswerSection> Sections() =>
    [
        new(LicensingForm.CompanyStep, Text("Step.company"), [new("Company", null, Company())]),
        new(LicensingForm.BackgroundStep, Text("Step.background"),
            [.. application.Background.Owners.Select(Owner), .. application.Background.Responsible.Select(Responsible)]),
        new(LicensingForm.ProfileStep, Text("Step.profile"), Profile()),
    ];

    private List<Answer> Company()
    {
        var company = application.Company;
        return
        [
            Row("Company.BusinessNumber", company.BusinessNumber),
            Row("Company.Name", company.Name),
            Row("Company.ClassCode", language.Code(classList, company.ClassCode)),
            Row("Company.MunicipalityCode", Municipalities.NameIn(company.MunicipalityCode, language.Culture)),
            Row("Company.BankAccount", BankAccount.TryParse(company.BankAccount, out var account) ? account.Formatted : company.BankAccount),
            Row("Company.Address", company.Address),
            Row("Company.ResponsiblePerson", company.ResponsiblePerson),
            Row("Company.ResponsiblePhone", Phone(company.ResponsiblePhone)),
            Row("Company.Email", company.Email),
            Row("Company.Firearms", language.Text<PersonTexts>(company.Firearms ? "Yes" : "No")),
        ];
    }

    private AnswerGroup Owner(OwnerEntry entry)
    {
        var path = $"Background.Owners[{entry.Id}]";
        var role = new Answer($"{path}.Role", Text("Role"), Text((entry.IsOwner, entry.IsFounder) switch
        {
            (true, true) => "OwnerAndFounder",
            (false, true) => "Founder",
            _ => "Owner",
        }));
        return new AnswerGroup(path, entry.Name, entry.IsOrganisation
            ? [role, .. Organisation($"{path}.Organisation", entry.Organisation)]
            : [role, .. PersonAnswers.Of(entry.Person, $"{path}.Person", language.Culture)]);
    }

    private AnswerGroup Responsible(PersonEntry person)
    {
        var path = $"Background.Responsible[{person.Id}]";
        return new AnswerGroup(path, person.FullName,
            [new($"{path}.Role", Text("Role"), Text("Responsible")), .. PersonAnswers.Of(person, path, language.Culture)]);
    }

    private List<Answer> Organisation(string path, OwnerOrganisation organisation) =>
    [
        new($"{path}.BusinessNumber", Text("Organisation.BusinessNumber"), organisation.BusinessNumber ?? ""),
        new($"{path}.Name", Text("Organisation.Name"), organisation.Name ?? ""),
        new($"{path}.Seat", Text("Organisation.Seat"), organisation.Seat ?? ""),
        new($"{path}.Country", Text("Organisation.Country"), Countries.NameIn(organisation.Country, language.Culture)),
        new($"{path}.Representative", Text("Organisation.Representative"), organisation.Representative ?? ""),
    ];

    private List<AnswerGroup> Profile()
    {
        var profile = application.Profile;
        return
        [
            new("Profile", null,
            [
                Row("Profile.NameInUse", profile.NameInUse),
                new("Profile.Emblem", Text("Profile.Emblem"), LicensingForm.EmblemKind, AnswerKind.Picture),
                Row("Profile.SymbolDescription", profile.SymbolDescription),
            ]),
            new("Profile.Uniform", Text("Profile.Uniform"),
            [
                Row("Profile.UniformColour", profile.UniformColour),
                Row("Profile.UniformShirt", profile.UniformShirt),
                Row("Profile.UniformTrousers", profile.UniformTrousers),
                Row("Profile.UniformJacket", profile.UniformJacket),
                Row("Profile.UniformCap", profile.UniformCap),
                Row("Profile.UniformShoes", profile.UniformShoes),
                Row("Profile.UniformEmblem", profile.UniformEmblem),
                Row("Profile.UniformInscription", profile.UniformInscription),
            ]),
            new("Profile.Vehicles", Text("Profile.Vehicles"),
            [
                Row("Profile.VehicleColour", profile.VehicleColour),
                Row("Profile.VehiclePlacement", profile.VehiclePlacement),
                Row("Profile.VehicleInscription", profile.VehicleInscription),
                Row("Profile.VehicleLights", profile.VehicleLights),
            ]),
        ];
    }

    private Answer Row(string path, string? value) => new(path, Text(path), value ?? "");

    private string Text(string key) => language.Text<LicensingTexts>(key);

    private static string Phone(string? typed) => PhoneText.TryNormalize(typed, out var e164) ? PhoneText.ForPeople(e164) : typed ?? "";
}
