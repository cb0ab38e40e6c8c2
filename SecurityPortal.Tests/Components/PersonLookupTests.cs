using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.People;

namespace SecurityPortal.Tests.Components;

public sealed class PersonLookupTests : WizardBunitContext
{
    private const string Path = "Person.PersonalNumber";
    private const string Number = "1012345670";

    private readonly PersonEntry _entry = new();

    [Fact]
    public void Enter_PersonKnown_ShowsValuesThatCannotBeChanged()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm();

        Search(cut, Path, Number);

        var (asked, context) = Assert.Single(Registry.Asked);
        Assert.Equal((Number, "Test/owners", Wizard.Draft.Id), (asked.Reveal(), context.Purpose, context.SubjectId));
        Assert.Equal("Arben", cut.Find("[data-testid='Person.FirstName']").TextContent);
        Assert.Equal("17.05.1980", cut.Find("[data-testid='Person.BirthDate']").TextContent);
        Assert.Equal("Male", cut.Find("[data-testid='Person.Gender']").TextContent);
        Assert.Equal("Pristina", cut.Find("[data-testid='Person.MunicipalityCode']").TextContent);
        Assert.Empty(cut.FindAll("[data-testid=found-person] :is(input, select)"));
        Assert.Equal("Found in the civil registry: Arben Krasniqi", cut.Find("[data-testid=lookup-answer][role=status]").TextContent.Trim());
        Assert.Equal("Matiçan", cut.Find("[data-testid='Person.Settlement']").GetAttribute("value"));
        Assert.Equal(PersonLookupState.Found, _entry.Lookup);
        Assert.Contains(Path, Touched);
    }

    [Theory]
    [InlineData("", "Enter the personal number")]
    [InlineData("101234567", "Enter the personal number, 10 digits")]
    [InlineData("10123456789", "Enter the personal number, 10 digits")]
    [InlineData("10l2345670", "Enter the personal number, 10 digits")]
    public void Enter_NotTenDigits_SaysSoAndAsksNobody(string typed, string sentence)
    {
        var cut = RenderForm();

        Search(cut, Path, typed);

        Assert.Contains(sentence, cut.Find(".portal-field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", cut.Find($"[data-testid='{Path}']").GetAttribute("aria-invalid"));
        Assert.Empty(Registry.Asked);
    }

    [Fact]
    public void Enter_WrongCheckDigit_AsksOnlyWhenThePersonInsists()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm();

        Search(cut, Path, "1234567890");
        Assert.Empty(Registry.Asked);
        Assert.Contains("last digit", cut.Find(".portal-field-error").TextContent, StringComparison.Ordinal);

        cut.Find("[data-testid=number-is-right]").Click();
        Assert.Single(Registry.Asked);
        Assert.Equal(PersonLookupState.Found, _entry.Lookup);
        Assert.Empty(cut.FindAll(".portal-field-error"));
    }

    [Fact]
    public void Enter_WrongCheckDigitAndCheckSwitchedOff_Asks()
    {
        Services.Configure<RegistrySettings>(s => s.CheckPersonalNumberDigit = false);
        var cut = RenderForm();

        Search(cut, Path, "1234567890");

        Assert.Single(Registry.Asked);
    }

    [Fact]
    public void Enter_PersonUnknown_OffersForeignCitizenForm()
    {
        var cut = RenderForm();

        Search(cut, Path, Number);
        Assert.Equal(PersonLookupState.Unknown, _entry.Lookup);
        Assert.Empty(cut.FindAll("[data-testid='Person.Settlement']"));

        cut.Find("[data-testid=as-foreigner]").Click();
        Assert.True(_entry.IsForeign);
        Assert.NotNull(cut.Find("[data-testid='Person.PassportNumber']"));
        Assert.Equal("q-Person-IsForeign", Assert.Single(Focused));
    }

    [Fact]
    public void Enter_RegistryUnavailable_EverythingIsTypedAndNotVerified()
    {
        Registry.Person = new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Unreachable);
        var cut = RenderForm();

        Search(cut, Path, Number);
        Type(cut, "Person.FirstName", "Arben");
        Type(cut, "Person.BirthDate", "17.5.1980");
        cut.Find("[data-testid='Person.Gender.Male']").Change(true);
        cut.Find("[data-testid='Person.MunicipalityCode']").Change("19");

        Assert.Contains("does not answer", cut.Find("[data-testid=lookup-answer]").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Arben", new DateOnly(1980, 5, 17), Gender.Male, "19"), (_entry.FirstName, _entry.BirthDate, _entry.Gender, _entry.MunicipalityCode));
        Assert.False(_entry.IsVerified);
        Assert.False(_entry.IsReadOnly);
    }

    [Fact]
    public void Enter_TooManyLookups_SaysSo()
    {
        Registry.Person = new TooManyLookups();
        var cut = RenderForm();

        Search(cut, Path, Number);

        Assert.Contains("Try again later", cut.Find(".portal-field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(PersonLookupState.NotAsked, _entry.Lookup);
    }

    [Fact]
    public async Task Enter_Twice_AsksOnce()
    {
        Registry.Knows("Arben", "Krasniqi");
        Registry.Hold = new TaskCompletionSource();
        var cut = RenderForm();

        Search(cut, Path, Number);
        cut.Find("form.number-search").Submit();
        Assert.Equal("Searching…", cut.Find($"[data-testid='{Path}.search']").TextContent);
        await cut.InvokeAsync(Registry.Hold.SetResult);
        Assert.NotNull(cut.Find("[data-testid=found-person]"));
        cut.Find("form.number-search").Submit();

        Assert.Single(Registry.Asked);
    }

    [Fact]
    public async Task Type_WhileAsking_AnswerAboutTheOldNumberIsDropped()
    {
        Registry.Knows("Arben", "Krasniqi");
        Registry.Hold = new TaskCompletionSource();
        var cut = RenderForm();

        Search(cut, Path, Number);
        Type(cut, Path, "2012345677");
        Assert.True(Registry.LastToken.IsCancellationRequested);
        await cut.InvokeAsync(Registry.Hold.SetResult);

        Assert.Equal(("2012345677", PersonLookupState.NotAsked, null), (_entry.PersonalNumber, _entry.Lookup, _entry.FirstName));
        Assert.Equal("Search", cut.Find($"[data-testid='{Path}.search']").TextContent);
    }

    [Fact]
    public void Type_AfterAHit_ForgetsWhatTheRegistrySaid()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm();
        Search(cut, Path, Number);
        Type(cut, "Person.Street", "Rruga B 4");

        Type(cut, Path, "101234567");

        Assert.Equal((PersonLookupState.NotAsked, null, null, null, "Rruga B 4"),
            (_entry.Lookup, _entry.FirstName, _entry.BirthDate, _entry.Settlement, _entry.Street));
        Assert.Empty(cut.FindAll("[data-testid=found-person]"));
    }

    [Fact]
    public async Task Leave_WhileAsking_CancelsTheQuestion()
    {
        Registry.Hold = new TaskCompletionSource();
        var cut = RenderForm();
        Search(cut, Path, Number);

        await DisposeComponentsAsync();

        Assert.True(Registry.LastToken.IsCancellationRequested);
    }

    [Fact]
    public void Found_NameDiffersFromExpected_SaysSo()
    {
        Registry.Knows("Arben", "Krasniqi");
        var cut = RenderForm(expected: "Krasniqi ARBEN");
        Search(cut, Path, Number);
        Assert.Empty(cut.FindAll("[data-testid=other-name]"));

        var other = RenderForm(expected: "Blerta Gashi");
        Assert.Contains("Blerta Gashi", other.Find("[data-testid=other-name]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PersonOrForeigner> RenderForm(string? expected = null) => Render<PersonOrForeigner>(p => p
        .AddCascadingValue(Wizard)
        .Add(f => f.Entry, _entry)
        .Add(f => f.Path, "Person")
        .Add(f => f.Purpose, "Test/owners")
        .Add(f => f.SubjectId, Wizard.Draft.Id)
        .Add(f => f.ExpectedName, expected));
}
