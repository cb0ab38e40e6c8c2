using Bunit;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.Licensing;

namespace SecurityPortal.Tests.Processes.Licensing;

public sealed class BackgroundStepTests : WizardBunitContext
{
    private const string Owner = "Background.EditedOwner.Person";
    private const string Responsible = "Background.EditedResponsible";

    private readonly ServiceLicenceApplication _application = new() { Company = { ResponsiblePerson = "Blerta Gashi" } };

    private BackgroundPart Part => _application.Background;

    [Fact]
    public void Save_OwnerFound_JoinsTheListAndEmptiesTheForm()
    {
        var cut = RenderStep();
        cut.Find("[data-testid=role-founder]").Change(true);

        FillIn(cut, Owner, "Arben", "Krasniqi", "1012345670");
        cut.Find("[data-testid=save-entry]").Click();

        var owner = Assert.Single(Part.Owners);
        Assert.Equal((true, true, "1012345670", "arben@example.com"), (owner.IsOwner, owner.IsFounder, owner.Person.PersonalNumber, owner.Person.Email));
        var row = cut.Find("[data-testid=registered-entry]");
        Assert.Equal(WizardState.ElementId($"Background.Owners[{owner.Id}]"), row.Id);
        Assert.Contains("Owner and founder", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("10******70", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1012345670", row.TextContent, StringComparison.Ordinal);
        Assert.Null(Part.EditedOwner);
        Assert.True(string.IsNullOrEmpty(cut.Find($"[data-testid='{Owner}.PersonalNumber']").GetAttribute("value")));
        Assert.Equal("Added to the list: Arben Krasniqi.", cut.Find("[data-testid=background-status][role=status]").TextContent);
        Assert.Equal("q-Background-EditedOwner", Focused[^1]);
        Assert.Contains("Background.Owners", Touched);
        Assert.Equal("ServiceLicence/owners", Registry.Asked[0].Context.Purpose);
        Assert.Equal(Wizard.Draft.Id, Registry.Asked[0].Context.SubjectId);
    }

    [Fact]
    public void Type_InTheForm_StandsInThePayloadAndIsThereAgainAfterReload()
    {
        var cut = RenderStep();
        Assert.Null(Part.EditedOwner);

        Type(cut, $"{Owner}.PersonalNumber", "10123");
        Assert.Equal("10123", Part.EditedOwner?.Person.PersonalNumber);

        var saved = PayloadJson.Read<ServiceLicenceApplication>(PayloadJson.Write(_application));
        var again = Render<BackgroundStep>(p => p.AddCascadingValue(Wizard).Add(s => s.Application, saved));
        Assert.Equal("10123", again.Find($"[data-testid='{Owner}.PersonalNumber']").GetAttribute("value"));

        Type(cut, $"{Owner}.PersonalNumber", "");
        Assert.Null(Part.EditedOwner);
    }

    [Fact]
    public void Save_Incomplete_ShowsErrorsAtTheFieldsAndLeadsToTheFirst()
    {
        var cut = RenderStep();
        Registry.Knows("Arben", "Krasniqi");
        Search(cut, $"{Owner}.PersonalNumber", "1012345670");
        Type(cut, $"{Owner}.Email", "nobody");

        cut.Find("[data-testid=save-entry]").Click();

        Assert.Empty(Part.Owners);
        Assert.Equal([$"{Owner}.Street", $"{Owner}.Email", $"{Owner}.Phone"], Wizard.Errors.Select(e => e.Path));
        Assert.Equal("true", cut.Find($"[data-testid='{Owner}.Street']").GetAttribute("aria-invalid"));
        Assert.Equal(WizardState.ElementId($"{Owner}.Street"), Focused[^1]);
        Assert.NotNull(cut.Find($"#{Focused[^1]}"));
    }

    [Fact]
    public void Save_NumberNotSearched_ErrorStandsAtTheNumber()
    {
        var cut = RenderStep();
        Type(cut, $"{Owner}.PersonalNumber", "1012345670");

        cut.Find("[data-testid=save-entry]").Click();

        Assert.Equal($"{Owner}.PersonalNumber", Assert.Single(Wizard.Errors).Path);
        Assert.Equal("person.number.search-first", Wizard.Errors[0].Code);
    }

    [Fact]
    public void Save_NeitherOwnerNorFounder_ErrorStandsAtTheRole()
    {
        var cut = RenderStep();
        cut.Find("[data-testid=role-owner]").Change(false);
        FillIn(cut, Owner, "Arben", "Krasniqi", "1012345670");

        cut.Find("[data-testid=save-entry]").Click();

        Assert.Empty(Part.Owners);
        Assert.Equal("q-Background-EditedOwner-IsOwner", Focused[^1]);
        Assert.Contains("Choose", cut.Find("#q-Background-EditedOwner-IsOwner-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_NumberAlreadyInTheList_NamesWho()
    {
        Part.Owners.Add(NewOwner("Arben", "Krasniqi", "1012 345 670"));
        var cut = RenderStep();
        FillIn(cut, Owner, "Arben", "Krasniqi", "1012345670");

        cut.Find("[data-testid=save-entry]").Click();

        Assert.Single(Part.Owners);
        Assert.Contains("Arben Krasniqi is already in this list", cut.Find($"#{WizardState.ElementId($"{Owner}.PersonalNumber")}-error").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Save_ForeignOwner_ShowsThePassportMasked()
    {
        var cut = RenderStep();
        cut.Find($"[data-testid='{Owner}.IsForeign']").Change(true);
        foreach (var (property, text) in new[]
                 {
                     ("FirstName", "Giulia"), ("LastName", "Bianchi"), ("BirthDate", "02.03.1975"), ("PassportNumber", "YA1234567"),
                     ("PassportExpiry", "31.12.2030"),
                     ("Settlement", "Tiranë"), ("Street", "Rruga 1"), ("Email", "g@example.com"), ("Phone", "+39 06 698 1234"),
                 })
        {
            Type(cut, $"{Owner}.{property}", text);
        }

        cut.Find($"[data-testid='{Owner}.Gender.Female']").Change(true);
        cut.Find($"[data-testid='{Owner}.Citizenship']").Change("IT");
        cut.Find($"[data-testid='{Owner}.HasPermanentResidence.no']").Change(true);
        cut.Find("[data-testid=save-entry]").Click();

        Assert.Empty(Wizard.Errors);
        Assert.Equal("IT", Assert.Single(Part.Owners).Person.Citizenship);
        Assert.Contains("YA******67", cut.Find("[data-testid=registered-entry]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_CompanyFoundInTheRegistry_NameAndSeatAreFilledIn()
    {
        Registry.Business = new LookupOutcome<BusinessRecord>.Found(new BusinessRecord
        {
            Number = BusinessNumber.Parse("810000001"), Name = "Drini SH.P.K.", Address = "Rruga C 1", MunicipalityCode = "20", Settlement = "Prizren",
            IsActive = true,
        });
        var cut = RenderStep();
        cut.Find("[data-testid='Background.EditedOwner.IsOrganisation.organisation']").Change(true);
        Search(cut, "Background.EditedOwner.Organisation.BusinessNumber", "810000001");
        Type(cut, "Background.EditedOwner.Organisation.Representative", "Arta Berisha");

        cut.Find("[data-testid=save-entry]").Click();

        var organisation = Assert.Single(Part.Owners).Organisation;
        Assert.Equal(("Drini SH.P.K.", "Rruga C 1, Prizren", "XK"), (organisation.Name, organisation.Seat, organisation.Country));
        Assert.Contains("810000001", cut.Find("[data-testid=registered-entry]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_CompanyAbroad_IsTypedWithoutTheRegistry()
    {
        var cut = RenderStep();
        cut.Find("[data-testid='Background.EditedOwner.IsOrganisation.organisation']").Change(true);
        cut.Find("[data-testid='Background.EditedOwner.Organisation.Country']").Change("AL");

        Assert.Empty(cut.FindAll("form.number-search"));
        cut.Find("[data-testid=save-entry]").Click();
        Assert.Equal(["BusinessNumber", "Name", "Representative", "Seat"], Wizard.Errors.Select(e => e.Path.Split('.')[^1]).Order());
    }

    [Fact]
    public void Remove_ThenUndo_BringsBackInPlace()
    {
        Part.Owners.AddRange([NewOwner("Arben", "Krasniqi", "1012345670"), NewOwner("Vjosa", "Hoxha", "1100000004")]);
        var cut = RenderStep();

        cut.Find("[data-testid=remove]").Click();
        Assert.Equal("Vjosa Hoxha", Assert.Single(Part.Owners).Name);
        Assert.Equal("Removed: Arben Krasniqi.", cut.Find("[data-testid=background-status]").TextContent);
        Assert.Equal("q-Background-Owners", Focused[^1]);

        cut.Find("[data-testid=undo]").Click();
        Assert.Equal(["Arben Krasniqi", "Vjosa Hoxha"], Part.Owners.Select(o => o.Name));
        Assert.Empty(cut.FindAll("[data-testid=undo]"));
        Assert.True(Touched.Count >= 2);
    }

    [Fact]
    public void Edit_ThenSave_ReplacesTheEntry()
    {
        var owner = NewOwner("Arben", "Krasniqi", "1012345670");
        Part.Owners.Add(owner);
        var cut = RenderStep();

        cut.Find("[data-testid=edit]").Click();
        Assert.Equal("Change the data: Arben Krasniqi", cut.Find("#q-Background-EditedOwner").TextContent);
        Type(cut, $"{Owner}.Street", "Rruga e re 9");
        Assert.Equal("Rruga 1", Part.Owners[0].Person.Street);
        cut.Find("[data-testid=save-entry]").Click();

        Assert.Equal((owner.Id, "Rruga e re 9"), (Assert.Single(Part.Owners).Id, Part.Owners[0].Person.Street));
        Assert.Equal("Changed in the list: Arben Krasniqi.", cut.Find("[data-testid=background-status]").TextContent);
    }

    [Fact]
    public void Edit_ThenCancel_LeavesTheEntryAsItWas()
    {
        Part.Owners.Add(NewOwner("Arben", "Krasniqi", "1012345670"));
        var cut = RenderStep();
        cut.Find("[data-testid=edit]").Click();
        Type(cut, $"{Owner}.Street", "Rruga e re 9");

        cut.Find("[data-testid=clear-entry]").Click();

        Assert.Equal("Rruga 1", Part.Owners[0].Person.Street);
        Assert.Null(Part.EditedOwner);
        Assert.Empty(cut.FindAll("[data-testid=undo]"));
    }

    [Fact]
    public void Edit_SomebodyHalfTypedInTheForm_IsNotOverwritten()
    {
        Part.Owners.Add(NewOwner("Arben", "Krasniqi", "1012345670"));
        var cut = RenderStep();
        Type(cut, $"{Owner}.PersonalNumber", "11");

        cut.Find("[data-testid=edit]").Click();

        Assert.Equal("11", cut.Find($"[data-testid='{Owner}.PersonalNumber']").GetAttribute("value"));
        Assert.Contains(Wizard.Errors, e => e is { Path: "Background.EditedOwner", Code: "background.entry-unsaved" });
        Assert.Equal("q-Background-EditedOwner", Focused[^1]);
    }

    [Fact]
    public void Clear_ThenUndo_BringsBackWhatWasTyped()
    {
        var cut = RenderStep();
        Type(cut, $"{Owner}.PersonalNumber", "11");

        cut.Find("[data-testid=clear-entry]").Click();
        Assert.Null(Part.EditedOwner);
        cut.Find("[data-testid=undo]").Click();

        Assert.Equal("11", cut.Find($"[data-testid='{Owner}.PersonalNumber']").GetAttribute("value"));
    }

    [Fact]
    public void Clear_ThenTypeAnother_UndoIsGone()
    {
        var cut = RenderStep();
        Type(cut, $"{Owner}.PersonalNumber", "11");
        cut.Find("[data-testid=clear-entry]").Click();
        Assert.NotEmpty(cut.FindAll("[data-testid=undo]"));

        Type(cut, $"{Owner}.PersonalNumber", "20");

        Assert.Empty(cut.FindAll("[data-testid=undo]"));
    }

    [Fact]
    public void FinishPart_NobodyAdded_SaysSo()
    {
        var cut = RenderStep();

        cut.Find("[data-testid=finish-part]").Click();

        Assert.Equal(BackgroundView.Owners, Part.View);
        Assert.Equal("background.owner-missing", Assert.Single(Wizard.ErrorsAt("Background.Owners")).Code);
        Assert.Equal("q-Background-Owners", Focused[^1]);
        Assert.NotNull(cut.Find("#q-Background-Owners-error"));
    }

    [Fact]
    public void FinishPart_SomebodyHalfTyped_StaysAndSaysSo()
    {
        Part.Owners.Add(NewOwner("Arben", "Krasniqi", "1012345670"));
        var cut = RenderStep();
        Type(cut, $"{Owner}.PersonalNumber", "11");

        cut.Find("[data-testid=finish-part]").Click();

        Assert.Equal(BackgroundView.Owners, Part.View);
        Assert.NotNull(cut.Find("#q-Background-EditedOwner-error"));
        Assert.Contains(Wizard.Errors, e => e.Path == $"{Owner}.PersonalNumber");
    }

    [Fact]
    public void FinishPart_SomebodyCompleteInTheForm_IsSavedWithIt()
    {
        var cut = RenderStep();
        FillIn(cut, Owner, "Arben", "Krasniqi", "1012345670");

        cut.Find("[data-testid=finish-part]").Click();

        Assert.Single(Part.Owners);
        Assert.Equal(BackgroundView.Responsible, Part.View);
        Assert.Equal("q-Background-Responsible", Focused[^1]);
    }

    [Fact]
    public void WholeStep_OwnersThenResponsible_EndsInTheListOfAll()
    {
        var cut = RenderStep();
        FillIn(cut, Owner, "Arben", "Krasniqi", "1012345670");
        cut.Find("[data-testid=save-entry]").Click();
        cut.Find("[data-testid=finish-part]").Click();

        Assert.Equal("Complete the data for Blerta Gashi", cut.Find("#q-Background-EditedResponsible").TextContent);
        Assert.Empty(cut.FindAll("[data-testid=role-owner]"));
        cut.Find("[data-testid=finish-part]").Click();
        Assert.Equal("background.responsible-missing", Assert.Single(Wizard.ErrorsAt("Background.Responsible")).Code);
        FillIn(cut, Responsible, "Blerta", "Gashi", "2012345677");
        cut.Find("[data-testid=finish-part]").Click();

        Assert.Equal(BackgroundView.List, Part.View);
        Assert.Equal(["Arben Krasniqi", "Blerta Gashi"], cut.FindAll(".registered-name").Select(n => n.TextContent));
        Assert.Empty(Wizard.Errors);
        Assert.Empty(ServiceLicenceProcess.Form.Validate(_application, "background", new DateOnly(2026, 1, 12)));
        Assert.Equal("ServiceLicence/responsible", Registry.Asked[^1].Context.Purpose);
    }

    [Fact]
    public void Save_OwnerWhoIsResponsibleToo_ChangesBothEntries()
    {
        var owner = new OwnerEntry { Person = TestWorkers.Entry("1012345670", "Arben", "Krasniqi") };
        var other = TestWorkers.Entry("2012345677", "Blerta", "Gashi");
        Part.Owners.Add(owner);
        Part.Responsible.AddRange([other, owner.Person.Copy()]);
        var (ownerId, responsibleId) = (owner.Person.Id, Part.Responsible[1].Id);
        Part.View = BackgroundView.List;
        var cut = RenderStep();

        cut.Find("[data-testid=edit]").Click();
        Type(cut, $"{Owner}.Phone", "044 777 888");
        cut.Find("[data-testid=save-entry]").Click();

        Assert.Equal("044 777 888", Part.Owners[0].Person.Phone);
        Assert.Equal(("044 777 888", responsibleId), (Part.Responsible[1].Phone, Part.Responsible[1].Id));
        Assert.Equal("044 111 222", Part.Responsible[0].Phone);
        Assert.Equal(ownerId, Part.Owners[0].Person.Id);
    }

    [Fact]
    public void Follow_NumberChanged_TheOtherEntryIsStillTheSamePerson()
    {
        var owner = new OwnerEntry { Person = TestWorkers.Entry("1012345670", "Arben", "Krasniqi") };
        var before = owner.Person.Copy();
        Part.Owners.Add(owner);
        Part.Responsible.Add(owner.Person.Copy());
        var changed = Part.Responsible[0];
        changed.PersonalNumber = "2012345677";

        Assert.Equal([$"Background.Owners[{owner.Id}]"], Part.Follow(before, changed));

        Assert.Equal("2012345677", owner.Person.PersonalNumber);
        Assert.Empty(Part.Follow(null, TestWorkers.Entry("1900000096")));
    }

    [Fact]
    public void Responsible_RegistryUnavailable_NameOfStepOneIsFilledIn()
    {
        (Part.View, Registry.Person) = (BackgroundView.Responsible, new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Unreachable));
        var cut = RenderStep();

        Search(cut, $"{Responsible}.PersonalNumber", "2012345677");

        Assert.Equal("Blerta", cut.Find($"[data-testid='{Responsible}.FirstName']").GetAttribute("value"));
        Assert.Equal("Gashi", cut.Find($"[data-testid='{Responsible}.LastName']").GetAttribute("value"));
    }

    [Fact]
    public void FinishPart_PersonOfStepOneMissing_SaysSo()
    {
        Part.View = BackgroundView.Responsible;
        Part.Responsible.Add(NewPerson("Vjosa", "Hoxha", "1100000004"));
        var cut = RenderStep();

        cut.Find("[data-testid=finish-part]").Click();

        Assert.Equal(BackgroundView.Responsible, Part.View);
        Assert.Equal("background.responsible-not-listed", Assert.Single(Wizard.Errors).Code);
    }

    [Fact]
    public void TakeOver_Owner_BecomesResponsibleInOneClick()
    {
        _application.Company.ResponsiblePerson = "krasniqi Arben";
        Part.Owners.AddRange([NewOwner("Arben", "Krasniqi", "1012345670"), new OwnerEntry { IsOrganisation = true, Organisation = { Name = "Drini" } }]);
        Part.View = BackgroundView.Responsible;
        var cut = RenderStep();

        var button = Assert.Single(cut.FindAll("[data-testid=take-over]"));
        Assert.Equal("Take from the owners: Arben Krasniqi", button.TextContent);
        button.Click();

        var person = Assert.Single(Part.Responsible);
        Assert.NotEqual(Part.Owners[0].Person.Id, person.Id);
        Assert.NotSame(Part.Owners[0].Person, person);
        Assert.Empty(cut.FindAll("[data-testid=take-over]"));
        Assert.Equal("Add a responsible person", cut.Find("#q-Background-EditedResponsible").TextContent);
        cut.Find("[data-testid=finish-part]").Click();
        Assert.Equal(BackgroundView.List, Part.View);
    }

    [Fact]
    public void Reopen_FromTheListOfAll_ComesBackToIt()
    {
        Complete();
        var cut = RenderStep();

        cut.FindAll("[data-testid=edit]")[0].Click();
        Assert.Equal(BackgroundView.Owners, Part.View);
        cut.Find("[data-testid=finish-part]").Click();
        Assert.Equal(BackgroundView.List, Part.View);
        Assert.Null(Part.EditedOwner);

        cut.Find("[data-testid=reopen-responsible]").Click();
        Assert.Equal(BackgroundView.Responsible, Part.View);
        cut.Find("[data-testid=finish-part]").Click();
        Assert.Equal(BackgroundView.List, Part.View);
    }

    [Fact]
    public void Remove_InTheListOfAll_TakesTheRightOne()
    {
        Complete();
        var cut = RenderStep();

        cut.FindAll("[data-testid=remove]")[1].Click();

        Assert.Empty(Part.Responsible);
        Assert.Single(Part.Owners);
        cut.Find("[data-testid=undo]").Click();
        Assert.Single(Part.Responsible);
    }

    [Fact]
    public void Comments_OfTheOfficer_StandAtTheRowAndAtTheFieldWhileEdited()
    {
        Complete();
        var path = $"Background.Owners[{Part.Owners[0].Id}]";
        Wizard.Draft = Draft(
            new DraftComment("background", $"{path}.Person.Phone", "The phone is out of order."),
            new DraftComment("background", $"{path}.Person.BirthDate", "Is this right?"),
            new DraftComment("background", $"{path}.Role", "Founder as well?"));
        var cut = RenderStep();

        Assert.Contains("Phone number: The phone is out of order.", cut.Find("[data-testid=registered-entry] [data-testid=officer-comment]").TextContent,
            StringComparison.Ordinal);
        cut.FindAll("[data-testid=edit]")[0].Click();

        Assert.Contains("The phone is out of order.", Comment($"{Owner}.Phone"), StringComparison.Ordinal);
        Assert.Contains("Is this right?", Comment($"{Owner}.BirthDate"), StringComparison.Ordinal);
        Assert.Contains("Founder as well?", Comment("Background.EditedOwner.IsOwner"), StringComparison.Ordinal);

        cut.Find("[data-testid=clear-entry]").Click();
        Assert.Empty(cut.FindAll($"#{WizardState.ElementId($"{Owner}.Phone")}-comment"));

        string Comment(string at) => cut.Find($"#{WizardState.ElementId(at)}-comment").TextContent;
    }

    [Fact]
    public void Errors_OfARow_OpenTheListAndStandThere()
    {
        Complete();
        Part.View = BackgroundView.Owners;
        var path = $"Background.Responsible[{Part.Responsible[0].Id}]";
        Wizard.SetErrors("", [new FieldError("background", path, "background.entry-incomplete")]);

        var cut = RenderStep();

        Assert.Equal(BackgroundView.List, Part.View);
        Assert.Contains("Complete", cut.Find($"#{WizardState.ElementId(path)}-error").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sq", "Pronarët dhe themeluesit")]
    [InlineData("sr-Latn", "Vlasnici i osnivači")]
    [InlineData("en", "Owners and founders")]
    public void Heading_Language_IsTranslated(string language, string expected)
    {
        Speak(language);

        Assert.Equal(expected, RenderStep().Find("h2").TextContent);
    }

    private static PersonEntry NewPerson(string firstName, string lastName, string number) => new()
    {
        PersonalNumber = number, Lookup = PersonLookupState.Found, FirstName = firstName, LastName = lastName, BirthDate = new DateOnly(1980, 5, 17),
        Gender = Gender.Female,
        MunicipalityCode = "19", Settlement = "Matiçan", Street = "Rruga 1", Email = "a@example.com", Phone = "044 123 456",
    };

    private static OwnerEntry NewOwner(string firstName, string lastName, string number) => new() { Person = NewPerson(firstName, lastName, number) };

    private void Complete()
    {
        Part.Owners.Add(NewOwner("Arben", "Krasniqi", "1012345670"));
        Part.Responsible.Add(NewPerson("Blerta", "Gashi", "2012345677"));
        Part.View = BackgroundView.List;
    }

    private IRenderedComponent<BackgroundStep> RenderStep() => Render<BackgroundStep>(p => p.AddCascadingValue(Wizard).Add(s => s.Application, _application));

    private void FillIn(IRenderedComponent<BackgroundStep> cut, string path, string firstName, string lastName, string number)
    {
        Registry.Knows(firstName, lastName);
        Search(cut, $"{path}.PersonalNumber", number);
        Type(cut, $"{path}.Street", "Rruga 1");
        Type(cut, $"{path}.Email", $"{firstName}@example.com".ToLowerInvariant());
        Type(cut, $"{path}.Phone", "044 123 456");
    }
}
