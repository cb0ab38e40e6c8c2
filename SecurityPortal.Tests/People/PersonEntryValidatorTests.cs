using SecurityPortal.Core.People;

namespace SecurityPortal.Tests.People;

public sealed class PersonEntryValidatorTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    [Fact]
    public void Validate_FoundInTheRegistry_AsksOnlyForResidenceAndContact()
    {
        Assert.Equal([], Codes(Found()));
        Assert.Equal(
            ["contact.email.required", "contact.phone.required", "person.settlement.required", "person.street.required"],
            Codes(new PersonEntry { PersonalNumber = "1234567892", Lookup = PersonLookupState.Found }));
    }

    [Theory]
    [InlineData(null, PersonLookupState.NotAsked, "person.number.required")]
    [InlineData("123", PersonLookupState.NotAsked, "person.number.invalid")]
    [InlineData("1234567892", PersonLookupState.NotAsked, "person.number.search-first")]
    [InlineData("1234567892", PersonLookupState.Unknown, "person.number.unknown")]
    public void Validate_NobodyFoundYet_AsksForTheNumberAlone(string? number, PersonLookupState lookup, string code) =>
        Assert.Equal([code], Codes(new PersonEntry { PersonalNumber = number, Lookup = lookup }));

    [Fact]
    public void Validate_RegistryUnavailable_AsksForEverythingByHand()
    {
        Assert.Equal(
            [
                "contact.email.required", "contact.phone.required", "person.birth-date.required", "person.first-name.required", "person.gender.required",
                "person.last-name.required", "person.municipality.required", "person.settlement.required", "person.street.required",
            ],
            Codes(new PersonEntry { PersonalNumber = "1234567892", Lookup = PersonLookupState.Unavailable }));
    }

    [Fact]
    public void Validate_ForeignCitizen_AsksForPassportAndResidence()
    {
        Assert.Equal([], Codes(Foreigner()));
        Assert.Equal(
            [
                "contact.email.required", "contact.phone.required", "person.birth-date.required", "person.citizenship.required",
                "person.first-name.required", "person.gender.required", "person.last-name.required", "person.passport-expiry.required",
                "person.passport.required", "person.residence.required", "person.settlement.required", "person.street.required",
            ],
            Codes(new PersonEntry { IsForeign = true }));
    }

    [Fact]
    public void Validate_ForeignCitizen_MunicipalityMaidenNameAndNumberAreOptional()
    {
        var person = Foreigner();
        (person.MunicipalityCode, person.MaidenName, person.PersonalNumber) = (null, null, null);

        Assert.Equal([], Codes(person));
    }

    [Fact]
    public void Validate_PermanentResidence_AsksForThePermit()
    {
        var person = Foreigner();
        (person.HasPermanentResidence, person.ResidencePermit) = (true, null);
        Assert.Equal(["person.residence-permit.required"], Codes(person));

        person.HasPermanentResidence = false;
        Assert.Equal([], Codes(person));
    }

    [Fact]
    public void Validate_WorkPermit_IsAskedForWhereTheProcessDoes()
    {
        Assert.Equal(["person.work-permit.required"], Codes(Foreigner(), asksWorkPermit: true));
        Assert.Equal([], Codes(Found(), asksWorkPermit: true));
    }

    [Theory]
    [InlineData("2026-01-12", "person.passport.expired")]
    [InlineData("2026-01-11", "person.passport.expired")]
    [InlineData("2026-01-13", null)]
    public void Validate_PassportExpiry_IsAfterToday(string expiry, string? code)
    {
        var person = Foreigner();
        person.PassportExpiry = DateOnly.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(code is null ? [] : [code], Codes(person));
    }

    [Theory]
    [InlineData("2026-01-12", "person.birth-date.invalid")]
    [InlineData("1899-12-31", "person.birth-date.invalid")]
    [InlineData("2026-01-11", null)]
    public void Validate_BirthDate_IsInThePast(string birth, string? code)
    {
        var person = Foreigner();
        person.BirthDate = DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(code is null ? [] : [code], Codes(person));
    }

    [Theory]
    [InlineData(nameof(PersonEntry.Email), "cele", "contact.email.invalid")]
    [InlineData(nameof(PersonEntry.Phone), "12", "contact.phone.invalid")]
    [InlineData(nameof(PersonEntry.PassportNumber), "1", "person.passport.invalid")]
    [InlineData(nameof(PersonEntry.Citizenship), "ZZ", "person.citizenship.invalid")]
    [InlineData(nameof(PersonEntry.MunicipalityCode), "99", "person.municipality.invalid")]
    [InlineData(nameof(PersonEntry.FirstName), "A\u202EB", "text.control-characters")]
    [InlineData(nameof(PersonEntry.Street), "A\nB", "text.control-characters")]
    [InlineData(nameof(PersonEntry.PersonalNumber), "123", "person.number.invalid")]
    public void Validate_AWrongValue_IsNamedByItsCode(string property, string value, string code)
    {
        var person = Foreigner();
        typeof(PersonEntry).GetProperty(property)!.SetValue(person, value);

        Assert.Equal([code], Codes(person));
    }

    [Fact]
    public void Copy_EveryValue_IsTakenOver()
    {
        var person = Foreigner();
        (person.PersonalNumber, person.Lookup, person.ParentName, person.MaidenName) = ("1234567892", PersonLookupState.Unavailable, "Agim", "Krasniqi");
        (person.BirthPlace, person.ResidencePermit, person.WorkPermit) = ("Pejë", "LQ-1", "LP-2");

        var copy = person.Copy();

        Assert.NotEqual(person.Id, copy.Id);
        Assert.All(
            typeof(PersonEntry).GetProperties().Where(p => p.Name != nameof(PersonEntry.Id)),
            p =>
            {
                Assert.NotNull(p.GetValue(person));
                Assert.Equal(p.GetValue(person), p.GetValue(copy));
            });
    }

    private static PersonEntry Found() => new()
    {
        PersonalNumber = "1234567892", Lookup = PersonLookupState.Found, FirstName = "Çelë", LastName = "Gjonbalaj", BirthDate = new DateOnly(1980, 5, 17),
        Gender = Gender.Female, MunicipalityCode = "19", Settlement = "Prishtinë", Street = "Rr. A 1", Email = "cele@example.org", Phone = "044 111 222",
    };

    private static PersonEntry Foreigner() => new()
    {
        IsForeign = true, FirstName = "Erika", LastName = "Mustermann", BirthDate = new DateOnly(1980, 5, 17), Gender = Gender.Female, MunicipalityCode = "19",
        Settlement = "Berlin", Street = "Unter den Linden 1", Email = "erika@example.org", Phone = "+49 30 123456", Citizenship = "DE",
        PassportNumber = "C01X00T47", PassportExpiry = new DateOnly(2030, 1, 1), HasPermanentResidence = false,
    };

    private static IEnumerable<string> Codes(PersonEntry person, bool asksWorkPermit = false) =>
        new PersonEntryValidator(Today, asksWorkPermit).Validate(person).Errors.Select(e => e.ErrorCode).Order(StringComparer.Ordinal);
}
