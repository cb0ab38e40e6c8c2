using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;

namespace SecurityPortal.Tests.Processes.Contract;

public sealed class ContractValidatorsTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    [Fact]
    public void Contract_NothingChosen_AsksForTheKindAlone() =>
        Assert.Equal(["Client.Kind contract.client.required"], Errors(new ContractApplication(), "contract"));

    [Fact]
    public void Contract_LegalClient_AsksForEveryField() => Assert.Equal(
        [
            "Client.Business.BusinessNumber business.number.required", "Client.Business.Name organisation.name.required",
            "Client.Business.MunicipalityCode person.municipality.required",
            "Client.Business.Settlement person.settlement.required", "Client.Business.Address company.address.required",
            "Client.Business.ResponsiblePerson company.responsible.required",
            "Client.Business.Phone contact.phone.required",
        ],
        Errors(With(a => a.Client.Kind = ContractClientKind.LegalPerson), "contract"));

    [Fact]
    public void Contract_ForeignClient_AsksForCitizenshipAndPassportButNoNumber() => Assert.Equal(
        ["FirstName", "LastName", "Gender", "Citizenship", "PassportNumber", "Settlement", "Street"],
        Errors(With(a => a.Client.Kind = ContractClientKind.ForeignPerson), "contract").Select(e => e.Split(' ')[0].Split('.')[^1]));

    [Theory]
    [InlineData(null, PersonLookupState.NotAsked, "person.number.required")]
    [InlineData("123", PersonLookupState.NotAsked, "person.number.invalid")]
    [InlineData("1234567892", PersonLookupState.NotAsked, "person.number.search-first")]
    [InlineData("1234567892", PersonLookupState.Unknown, "person.number.unknown")]
    public void Contract_LocalClientNotFound_SaysWhatToDo(string? number, PersonLookupState state, string code) => Assert.Equal(
        [$"Client.Local.PersonalNumber {code}"],
        Errors(With(a => (a.Client.Kind, a.Client.Local.PersonalNumber, a.Client.Local.Lookup) = (ContractClientKind.LocalPerson, number, state)), "contract"));

    [Theory]
    [InlineData(PersonLookupState.Found, 2)]
    [InlineData(PersonLookupState.Unavailable, 6)]
    public void Contract_LocalClient_TypesByHandOnlyWhatTheRegistryDidNotSay(PersonLookupState state, int fields) => Assert.Equal(
        fields,
        Errors(With(a => (a.Client.Kind, a.Client.Local.PersonalNumber, a.Client.Local.Lookup) = (ContractClientKind.LocalPerson, "1234567892", state)),
            "contract").Count);

    [Theory]
    [InlineData(null, null, "contract.service.required")]
    [InlineData("SRV-BAZ", null, "contract.no-licence")]
    [InlineData("SRV-BAZ", -1, "contract.no-licence")]
    [InlineData("SRV-BAZ", 0, null)]
    public void Service_NeedsALicenceThatIsValidToday(string? code, int? days, string? error) => Assert.Equal(
        error is null ? [] : [$"Service.ClassCode {error}"],
        Errors(With(a => (a.Service.ClassCode, a.Service.LicenceNumber, a.Service.LicenceValidTo) = (code, days is null ? null : "L-1", days is { } d
            ? Today.AddDays(d) : null)), "service"));

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "Terms.To contract.to-before-from")]
    [InlineData(-20000, 0, "Terms.From contract.date-far")]
    [InlineData(0, 20000, "Terms.To contract.date-far")]
    public void Terms_LastDay_IsTheFirstOrLater(int from, int to, string? error) => Assert.Equal(
        error is null ? [] : [error], Errors(With(a => (a.Terms.From, a.Terms.To) = (Today.AddDays(from), Today.AddDays(to))), "terms"));

    [Fact]
    public void Terms_WithoutDays_AsksForBoth() =>
        Assert.Equal(["Terms.From contract.from.required", "Terms.To contract.to.required"], Errors(new ContractApplication(), "terms"));

    [Fact]
    public void Terms_OddValues_EachHaveTheirSentence()
    {
        var site = new ContractSite { Address = " " };
        var errors = Errors(
            With(a =>
            {
                (a.Terms.From, a.Terms.To, a.Terms.SignedOn) = (Today, Today, Today.AddDays(1));
                (a.Terms.Guards, a.Terms.HoursPerWeek, a.Terms.HourlyPrice, a.Terms.Number) = ("six", "0", "4,5x", new string('a', 61));
                a.Terms.Sites.Add(site);
                a.Terms.Sites.Add(new ContractSite { Address = "Rr. \u202Eë" });
            }),
            "terms");

        Assert.Equal(
            [
                "Terms.Number text.too-long", "Terms.SignedOn contract.signed-later", "Terms.Guards contract.guards.invalid",
                "Terms.HoursPerWeek contract.hours.invalid",
                "Terms.HourlyPrice contract.price.invalid", $"Terms.Sites[{site.Id}].Address contract.site.required",
            ],
            errors.Take(6));
        Assert.EndsWith("text.control-characters", errors[6], StringComparison.Ordinal);
    }

    private static ContractApplication With(Action<ContractApplication> change)
    {
        var application = new ContractApplication();
        change(application);
        return application;
    }

    private static List<string> Errors(ContractApplication application, string step) =>
        [.. ContractProcess.Form.Validate(application, step, Today).Select(e => $"{e.Path} {e.Code}")];
}
