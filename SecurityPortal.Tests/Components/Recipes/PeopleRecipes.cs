using Bunit;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.People;

namespace SecurityPortal.Tests.Components.Recipes;

public sealed class PeopleRecipes : WizardBunitContext
{
    [Fact]
    public void PersonLookup_NumberKnown_HandsThePersonOver()
    {
        PersonSnapshot? found = null;
        Registry.Knows("Arben", "Krasniqi");
        var cut = Render<PersonLookup>(p => p.AddCascadingValue(Wizard).Add(c => c.Purpose, "Test/owners").Add(c => c.Path, "Person.PersonalNumber")
            .Add(c => c.Number, "1012345670").Add(c => c.State, PersonLookupState.NotAsked).Add(c => c.NumberChanged, _ => { })
            .Add(c => c.OnFound, person => found = person).Add(c => c.OnUnknown, () => { }).Add(c => c.OnUnavailable, () => { }));

        cut.Find("form.number-search").Submit();

        Assert.Equal("Arben", found!.FirstName);
    }

    [Fact]
    public void BusinessLookup_NumberUnknown_SaysSo()
    {
        var cut = Render<BusinessLookup>(p => p.AddCascadingValue(Wizard).Add(c => c.Purpose, "Test/client").Add(c => c.Path, "Client.Number")
            .Add(c => c.Label, "Business number")
            .Add(c => c.Number, "819001037").Add(c => c.OnFound, _ => { }));

        cut.Find("form.number-search").Submit();

        Assert.NotNull(cut.Find("[data-testid=business-answer] .portal-tone-warning"));
    }

    [Fact]
    public void NumberSearch_Busy_KeepsTheFocusOnItsButton()
    {
        var cut = Render<NumberSearch>(p => p.AddCascadingValue(Wizard).Add(c => c.Path, "Number").Add(c => c.Label, "Number").Add(c => c.Busy, true)
            .Add(c => c.OnSearch, () => { }));

        Assert.Equal("true", cut.Find("[type=submit]").GetAttribute("aria-disabled"));
        Assert.False(cut.Find("[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void ForeignCitizenForm_ResidenceAnswered_AsksForThePermit()
    {
        var entry = new PersonEntry { IsForeign = true };
        var cut = Render<ForeignCitizenForm>(p => p.AddCascadingValue(Wizard).Add(c => c.Entry, entry).Add(c => c.Path, "Person"));

        cut.Find("[data-testid='Person.HasPermanentResidence.yes']").Change(true);

        Assert.NotNull(cut.Find("[data-testid='Person.ResidencePermit']"));
    }

    [Fact]
    public void TypedPerson_Typed_FillsTheEntry()
    {
        var entry = new PersonEntry();
        var cut = Render<TypedPerson>(p => p.AddCascadingValue(Wizard).Add(c => c.Entry, entry).Add(c => c.Path, "Person"));

        Type(cut, "Person.FirstName", "Vjosa");

        Assert.Equal("Vjosa", entry.FirstName);
    }

    [Fact]
    public void FoundPerson_RegistrysValues_CannotBeChanged()
    {
        var entry = new PersonEntry { FirstName = "Arben", Lookup = PersonLookupState.Found };

        var cut = Render<FoundPerson>(p => p.AddCascadingValue(Wizard).Add(c => c.Entry, entry).Add(c => c.Path, "Person"));

        Assert.Equal("Arben", cut.Find("[data-testid='Person.FirstName']").TextContent);
        Assert.Empty(cut.FindAll("input"));
    }

    [Fact]
    public void PersonOrForeigner_RegistryDown_GoesOnByHand()
    {
        var entry = new PersonEntry();
        Registry.Person = new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Timeout);
        var cut = Render<PersonOrForeigner>(p => p.AddCascadingValue(Wizard).Add(c => c.Entry, entry).Add(c => c.Path, "Person")
            .Add(c => c.Purpose, "Test/owners"));

        Search(cut, "Person.PersonalNumber", "1012345670");

        Assert.NotNull(cut.Find("[data-testid='Person.FirstName']"));
    }

    [Fact]
    public void MaskedNumber_Shown_TellsFirst()
    {
        var told = false;
        var cut = Render<MaskedNumber>(p => p.Add(c => c.Value, "1012345670").Add(c => c.Label, "Personal number").Add(c => c.OnReveal, () => told = true));
        Assert.DoesNotContain("1012345670", cut.Markup, StringComparison.Ordinal);

        cut.Find("[data-testid=show-number]").Click();

        Assert.True(told);
        Assert.Equal("1012345670", cut.Find("[data-testid=masked-number]").TextContent);
    }
}
