using Bunit;
using SecurityPortal.Core.People;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.People;

namespace SecurityPortal.Tests.Components;

public sealed class ForeignCitizenTests : WizardBunitContext
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private readonly PersonEntry _entry = new();

    [Fact]
    public void Switch_ToForeign_AsksForPassportAndResidence()
    {
        var cut = RenderForm();

        cut.Find("[data-testid='Person.IsForeign']").Change(true);

        Assert.Empty(cut.FindAll("form.number-search"));
        foreach (var property in new[] { "FirstName", "LastName", "BirthDate", "Citizenship", "PassportNumber", "PassportExpiry", "Settlement", "Street",
            "Email", "Phone" })
        {
            Assert.Equal("true", cut.Find($"[data-testid='Person.{property}']").GetAttribute("aria-required"));
        }

        foreach (var property in new[] { "PersonalNumber", "MaidenName", "MunicipalityCode", "ParentName" })
        {
            Assert.False(cut.Find($"[data-testid='Person.{property}']").HasAttribute("aria-required"));
        }

        Assert.Empty(cut.FindAll("[data-testid='Person.WorkPermit']"));
        Assert.Empty(cut.FindAll("[data-testid='Person.Citizenship'] option[value=XK]"));
        Assert.All(cut.FindAll("input:not([type=checkbox], [type=radio])"), input => Assert.Equal("off", input.GetAttribute("autocomplete")));
    }

    [Fact]
    public void Foreign_WorkPermitAskedFor_HasTheField()
    {
        _entry.IsForeign = true;

        Assert.NotNull(RenderForm(asksWorkPermit: true).Find("[data-testid='Person.WorkPermit']"));
    }

    [Fact]
    public void Residence_Yes_AsksForThePermitNumber()
    {
        _entry.IsForeign = true;
        var cut = RenderForm();
        Assert.Empty(cut.FindAll("[data-testid='Person.ResidencePermit']"));

        cut.Find("[data-testid='Person.HasPermanentResidence.yes']").Change(true);
        Assert.NotNull(cut.Find("[data-testid='Person.ResidencePermit']"));

        cut.Find("[data-testid='Person.HasPermanentResidence.no']").Change(true);
        Assert.Empty(cut.FindAll("[data-testid='Person.ResidencePermit']"));
    }

    [Theory]
    [InlineData("11.01.2026", false)]
    [InlineData("12.01.2026", false)]
    [InlineData("13.01.2026", true)]
    [InlineData("11.07.2026", true)]
    [InlineData("12.07.2026", false)]
    public void PassportExpiry_LessThanSixMonthsAhead_Warns(string date, bool expected)
    {
        _entry.IsForeign = true;
        var cut = RenderForm();

        Type(cut, "Person.PassportExpiry", date);

        Assert.Equal(expected, cut.Find("[data-testid=passport-expiring]").TextContent.Contains("six months", StringComparison.Ordinal));
    }

    [Fact]
    public void Switch_ThereAndBack_KeepsWhatWasTypedInEither()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm();
        Search(cut, "Person.PersonalNumber", "1012345670");
        Type(cut, "Person.Street", "Rruga B 4");

        cut.Find("[data-testid='Person.IsForeign']").Change(true);
        Assert.Equal("Rruga B 4", cut.Find("[data-testid='Person.Street']").GetAttribute("value"));
        Type(cut, "Person.FirstName", "Giulia");
        Type(cut, "Person.PassportNumber", "YA1234567");
        cut.Find("[data-testid='Person.IsForeign']").Change(false);

        Assert.Equal(("Arben", "1012345670", PersonLookupState.Found), (_entry.FirstName, _entry.PersonalNumber, _entry.Lookup));
        Assert.Single(Registry.Asked);

        cut.Find("[data-testid='Person.IsForeign']").Change(true);
        Assert.Equal("Giulia", cut.Find("[data-testid='Person.FirstName']").GetAttribute("value"));
        Assert.Equal("YA1234567", cut.Find("[data-testid='Person.PassportNumber']").GetAttribute("value"));
    }

    [Fact]
    public void Switch_PersonFound_RegistryValuesAreNeverOpenToChange()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm();
        Search(cut, "Person.PersonalNumber", "1012345670");

        cut.Find("[data-testid='Person.IsForeign']").Change(true);

        Assert.False(_entry.IsVerified);
        Assert.True(string.IsNullOrEmpty(cut.Find("[data-testid='Person.FirstName']").GetAttribute("value")));
    }

    [Fact]
    public void Rules_ForeignWithNothing_NamesEachRequiredField()
    {
        var result = new PersonEntryValidator(Today).Validate(new PersonEntry { IsForeign = true });

        Assert.Equal(
            ["FirstName", "LastName", "BirthDate", "Gender", "Citizenship", "PassportNumber", "PassportExpiry", "HasPermanentResidence", "Settlement", "Street",
                "Email", "Phone"],
            result.Errors.Select(e => e.PropertyName));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Rules_PassportEndsToday_IsExpired(int days, bool valid)
    {
        var result = new PersonEntryValidator(Today).Validate(new PersonEntry { IsForeign = true, PassportExpiry = Today.AddDays(days) });

        Assert.Equal(valid, !result.Errors.Exists(e => e.ErrorCode == "person.passport.expired"));
    }

    private IRenderedComponent<PersonOrForeigner> RenderForm(bool asksWorkPermit = false) => Render<PersonOrForeigner>(p => p
        .AddCascadingValue(Wizard)
        .Add(f => f.Entry, _entry)
        .Add(f => f.Path, "Person")
        .Add(f => f.Purpose, "Test/owners")
        .Add(f => f.AsksWorkPermit, asksWorkPermit));
}
