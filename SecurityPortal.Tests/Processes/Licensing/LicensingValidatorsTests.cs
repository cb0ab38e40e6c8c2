using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Licensing;

public sealed class LicensingValidatorsTests
{
    private readonly ServiceLicenceApplication _application = TestData.Application(new Core.Identity.Company
    {
        BusinessNumber = BusinessNumber.Parse("811234567"), Name = "Siguria Plus SH.P.K.", MunicipalityCode = "19", Settlement = "Prishtinë",
        Address = "Rr. A 1", Email = "info@example.org", Phone = "+38344123456", OwnerUserId = Guid.Empty, CreatedAt = default,
    });

    [Fact]
    public void Validate_Complete_FindsNothing() => Assert.Empty(Validate(null));

    [Theory]
    [InlineData("1212012345678907", "bank.account.check-digits")]
    [InlineData("12120123456789", "bank.account.invalid")]
    [InlineData("XK05 1212 0123 4567 8906", null)]
    [InlineData(" ", "bank.account.required")]
    public void Company_BankAccount_IsChecked(string account, string? code)
    {
        _application.Company.BankAccount = account;

        Assert.Equal(code is null ? [] : [$"Company.BankAccount {code}"], Validate("company"));
    }

    [Fact]
    public void Background_NobodyInAPart_IsMissing()
    {
        _application.Background.Owners.Clear();
        _application.Background.Responsible.Clear();

        Assert.Equal(
            ["Background.Owners background.owner-missing", "Background.Responsible background.responsible-missing"],
            Validate("background"));
    }

    [Fact]
    public void Background_AnEntryStillOpen_IsUnsaved()
    {
        _application.Background.EditedOwner = new OwnerEntry();
        _application.Background.EditedResponsible = new PersonEntry();

        Assert.Equal(
            ["Background.EditedOwner background.entry-unsaved", "Background.EditedResponsible background.entry-unsaved"],
            Validate("background"));
    }

    [Fact]
    public void Background_AnEntryIncomplete_IsNamedByItsId()
    {
        var (owner, responsible) = (_application.Background.Owners[0], _application.Background.Responsible[0]);
        owner.Person.Street = null;
        responsible.Phone = null;

        Assert.Equal(
            [$"Background.Owners[{owner.Id}] background.entry-incomplete", $"Background.Responsible[{responsible.Id}] background.entry-incomplete"],
            Validate("background"));
    }

    [Fact]
    public void Background_PassportExpiredSinceItWasEntered_MakesTheEntryIncomplete()
    {
        var person = _application.Background.Owners[0].Person;
        (person.IsForeign, person.Citizenship, person.PassportNumber, person.HasPermanentResidence) = (true, "DE", "C01X00T47", false);
        person.PassportExpiry = new DateOnly(2026, 1, 13);
        Assert.Empty(Validate("background"));

        Assert.Single(ServiceLicenceProcess.Form.Validate(_application, "background", new DateOnly(2026, 1, 13)));
    }

    [Theory]
    [InlineData("Gjonbalaj, Cele", true)]
    [InlineData("ÇELË GJONBALAJ", true)]
    [InlineData("Çelë Gjonbalaj Krasniqi", false)]
    [InlineData("Erika Mustermann", false)]
    public void Background_ResponsiblePersonOfStepOne_IsInTheList(string name, bool listed)
    {
        _application.Company.ResponsiblePerson = name;

        Assert.Equal(listed ? [] : ["Background.Responsible background.responsible-not-listed"], Validate("background"));
    }

    [Fact]
    public void Owner_WithoutARole_IsRefused()
    {
        var owner = _application.Background.Owners[0];
        owner.IsOwner = false;

        Assert.Equal(["background.role-missing"], OwnerCodes(owner));
    }

    [Fact]
    public void Owner_Organisation_IsCheckedInsteadOfThePerson()
    {
        var owner = new OwnerEntry { IsOrganisation = true };
        Assert.Equal(
            ["business.number.required", "organisation.name.required", "organisation.representative.required", "organisation.seat.required"],
            OwnerCodes(owner));

        (owner.Organisation.BusinessNumber, owner.Organisation.Name) = ("HRB 12345", "Sicherheit GmbH");
        (owner.Organisation.Seat, owner.Organisation.Representative) = ("Berlin", "Erika Mustermann");
        Assert.Equal(["business.number.invalid"], OwnerCodes(owner));

        owner.Organisation.Country = "DE";
        Assert.Empty(OwnerCodes(owner));
    }

    [Fact]
    public void Profile_StarredFields_AreRequiredAndTheOthersNot()
    {
        _application.Profile = new ProfilePart();

        Assert.Equal(
            ["NameInUse", "SymbolDescription", "UniformColour", "UniformShirt", "UniformTrousers", "UniformJacket"],
            ServiceLicenceProcess.Form.Validate(_application, "profile", new DateOnly(2026, 1, 12)).Select(e => e.Path["Profile.".Length..]));
    }

    [Fact]
    public void Profile_TextTooLong_SaysHowLongItMayBe()
    {
        _application.Profile.VehicleLights = new string('a', 201);

        var error = Assert.Single(ServiceLicenceProcess.Form.Validate(_application, null, new DateOnly(2026, 1, 12)));

        Assert.Equal(("profile", "Profile.VehicleLights", "text.too-long", 200), (error.Step, error.Path, error.Code, error.Arguments[0]));
    }

    private IEnumerable<string> Validate(string? step) =>
        ServiceLicenceProcess.Form.Validate(_application, step, new DateOnly(2026, 1, 12)).Select(e => $"{e.Path} {e.Code}");

    private static IEnumerable<string> OwnerCodes(OwnerEntry owner) =>
        new OwnerEntryValidator(new DateOnly(2026, 1, 12)).Validate(owner).Errors.Select(e => e.ErrorCode).Order(StringComparer.Ordinal);
}
