using Bunit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components.Recipes;

public sealed class WizardRecipes : WizardBunitContext
{
    [Fact]
    public void TextQuestion_Typed_ReachesThePayloadAndTheWizard()
    {
        string? value = null;
        var cut = Render<TextQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Company.Phone").Add(q => q.Label, "Phone")
            .Add(q => q.ValueChanged, v => value = v));

        cut.Find("[data-testid='Company.Phone']").Input("044 111 222");

        Assert.Equal("044 111 222", value);
        Assert.Equal(["Company.Phone"], Touched);
    }

    [Fact]
    public void SelectQuestion_NotInTheList_IsNotTaken()
    {
        string? value = "19";
        var cut = Render<SelectQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Town").Add(q => q.Label, "Town")
            .Add(q => q.Options, [KeyValuePair.Create("19", "Prishtinë")]).Add(q => q.Value, value).Add(q => q.ValueChanged, v => value = v));

        cut.Find("select").Change("99");

        Assert.Null(value);
    }

    [Fact]
    public void ChoiceQuestion_Chosen_ReachesThePayload()
    {
        string? value = null;
        var cut = Render<ChoiceQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Kind").Add(q => q.Label, "Kind")
            .Add(q => q.Options, [KeyValuePair.Create("A", "First"), KeyValuePair.Create("B", "Second")]).Add(q => q.ValueChanged, v => value = v));

        cut.Find("[data-testid='Kind.B']").Change(true);

        Assert.Equal("B", value);
    }

    [Fact]
    public void YesNoQuestion_Answered_ReachesThePayload()
    {
        bool? value = null;
        var cut = Render<YesNoQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Armed").Add(q => q.Label, "Armed?")
            .Add(q => q.ValueChanged, v => value = v));

        cut.Find("[data-testid='Armed.no']").Change(true);

        Assert.False(value);
    }

    [Fact]
    public void DateQuestion_Typed_IsReadInThePortalsForm()
    {
        DateOnly? value = null;
        var cut = Render<DateQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Born").Add(q => q.Label, "Born")
            .Add(q => q.ValueChanged, v => value = v));

        cut.Find("input").Input("31.12.1990");

        Assert.Equal(new DateOnly(1990, 12, 31), value);
    }

    [Fact]
    public void CheckQuestion_ReadOnly_CannotBeTicked()
    {
        var cut = Render<CheckQuestion>(p => p.AddCascadingValue(Wizard).Add(q => q.Path, "Agreed").Add(q => q.Label, "Agreed").Add(q => q.ReadOnly, true));

        Assert.True(cut.Find("input").HasAttribute("disabled"));
    }

    [Fact]
    public void QuestionFrame_OfficersComment_StandsAboveTheField()
    {
        var cut = Render<QuestionFrame>(p => p.Add(c => c.ElementId, "q-Name").Add(c => c.Comments, ["As in the passport"]).AddChildContent("<input />"));

        Assert.Contains("As in the passport", cut.Find("#q-Name-comment").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveIndicator_Touched_SaysThatItSaves()
    {
        await using var saver = new DraftSaver(() => Task.FromResult<Result<DraftSaved>>(new DraftSaved(Guid.Empty, default)), Clock);
        var cut = Render<SaveIndicator>(p => p.Add(c => c.Saver, saver).Add(c => c.SavedAt, () => default));

        saver.Touch();

        cut.WaitForAssertion(() => Assert.Equal("Saving…", cut.Find("[role=status]").TextContent));
    }

    [Fact]
    public void WizardErrorSummary_Pressed_OpensThePlaceOfTheError()
    {
        FieldError? opened = null;
        Wizard.SetErrors("", [new FieldError("company", "Person.PersonalNumber", "person.number.required")]);
        var cut = Render<WizardErrorSummary>(p => p.AddCascadingValue(Wizard).Add(c => c.OnOpen, error => opened = error));

        cut.Find("[role=alert] button").Click();

        Assert.Equal("Person.PersonalNumber", opened!.Path);
    }

    [Fact]
    public void WizardProgress_CurrentStep_IsSaid()
    {
        var cut = Render<WizardProgress>(p => p.Add(c => c.Steps, [new WizardProgressRow("Company", null, true, WizardStepState.InProgress)]));

        Assert.Contains("Company", cut.Find("[aria-current=step]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void WizardStep_OtherStepShown_DrawsNothing()
    {
        var cut = Render<WizardStep>(p => p.AddCascadingValue(Wizard).Add(c => c.Key, "profile").AddChildContent("<p>Profile</p>"));

        Assert.Empty(cut.FindAll("p"));
    }
}
