using System.Linq.Expressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Forms;

namespace SecurityPortal.Tests.Components.Recipes;

public sealed class FormRecipes : PortalBunitContext
{
    private readonly Registration _model = new();

    [Fact]
    public void TextField_Typed_ReachesTheModel()
    {
        var cut = RenderForm(Field<TextField>(_model.Name, value => _model.Name = value, () => _model.Name));

        cut.Find("input.portal-input").Change("Çelë");

        Assert.Equal("Çelë", _model.Name);
    }

    [Fact]
    public void PasswordField_Value_NeverGoesBackToTheBrowser()
    {
        _model.Name = "secret";

        var cut = RenderForm(Field<PasswordField>(_model.Name, value => _model.Name = value, () => _model.Name,
            (nameof(PasswordField.Autocomplete), "current-password")));

        Assert.Equal("", cut.Find("input[type=password]").GetAttribute("value") ?? "");
    }

    [Fact]
    public void CheckField_Ticked_ReachesTheModel()
    {
        var cut = RenderForm(Field<CheckField, bool>(_model.Agrees, value => _model.Agrees = value, () => _model.Agrees));

        cut.Find("input[type=checkbox]").Change(true);

        Assert.True(_model.Agrees);
    }

    [Fact]
    public void RadioField_Chosen_ReachesTheModel()
    {
        var cut = RenderForm(Field<RadioField>(_model.Name, value => _model.Name = value, () => _model.Name, (nameof(RadioField.Options), Options)));

        cut.FindAll("input[type=radio]")[1].Change("b");

        Assert.Equal("b", _model.Name);
    }

    [Fact]
    public void SelectField_Chosen_ReachesTheModel()
    {
        var cut = RenderForm(Field<SelectField>(_model.Name, value => _model.Name = value, () => _model.Name, (nameof(SelectField.Options), Options)));

        cut.Find("select").Change("b");

        Assert.Equal("b", _model.Name);
    }

    [Fact]
    public void FieldFrame_Errors_AreTiedToTheField()
    {
        var cut = Render<FieldFrame>(p => p.Add(c => c.ElementId, "name").Add(c => c.Label, "Name").Add(c => c.Errors, ["Enter the name"])
            .AddChildContent("<input id='name' />"));

        Assert.Equal("name", cut.Find("label").GetAttribute("for"));
        Assert.Contains("Enter the name", cut.Find("#name-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldNotes_HintAndError_HaveIdsOfTheirField()
    {
        var cut = Render<FieldNotes>(p => p.Add(c => c.ElementId, "name").Add(c => c.Hint, "As in the passport").Add(c => c.Errors, ["Enter the name"]));

        Assert.NotNull(cut.Find("#name-hint"));
        Assert.NotNull(cut.Find("#name-error"));
    }

    [Fact]
    public void LimitNote_TextAtItsLimit_SaysThatTheRestWasNotTaken()
    {
        var cut = Render<LimitNote>(p => p.Add(c => c.Text, "ШШШШШШШШ").Add(c => c.Max, 8));

        Assert.Equal("The text has reached its limit of 8 letters. What was typed or pasted beyond it was not taken.",
            cut.Find("[role=status]").TextContent.Trim());
        Assert.Equal("", Render<LimitNote>(p => p.Add(c => c.Text, "ШШШШШШШ").Add(c => c.Max, 8)).Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public async Task FormErrorSummary_ErrorAtAField_LinksToIt()
    {
        var cut = RenderForm(Field<TextField>(_model.Name, value => _model.Name = value, () => _model.Name));

        await cut.InvokeAsync(() => cut.Instance.AddError("Enter the name", nameof(Registration.Name)));

        Assert.EndsWith("#" + cut.Find("input.portal-input").Id, cut.Find("[data-testid=error-summary] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortalForm_ErrorOfTheServer_StandsInTheSummary()
    {
        var cut = RenderForm(Field<TextField>(_model.Name, value => _model.Name = value, () => _model.Name));

        await cut.InvokeAsync(() => cut.Instance.AddError("The number is taken"));

        Assert.Contains("The number is taken", cut.Find("[data-testid=error-summary][role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Options => [KeyValuePair.Create("a", "First"), KeyValuePair.Create("b", "Second")];

    private RenderFragment Field<T>(string? value, Action<string?> change, Expression<Func<string?>> of, params (string Name, object Value)[] more)
        where T : IComponent => Field<T, string?>(value, change, of, more);

    private RenderFragment Field<T, TValue>(TValue value, Action<TValue> change, Expression<Func<TValue>> of, params (string Name, object Value)[] more)
        where T : IComponent => builder =>
        {
            builder.OpenComponent<T>(0);
            builder.AddComponentParameter(1, "Label", "Name");
            builder.AddComponentParameter(2, "Value", value);
            builder.AddComponentParameter(3, "ValueChanged", EventCallback.Factory.Create(this, change));
            builder.AddComponentParameter(4, "ValueExpression", of);
            foreach (var (name, content) in more)
            {
                builder.AddComponentParameter(5, name, content);
            }

            builder.CloseComponent();
        };

    private IRenderedComponent<PortalForm> RenderForm(RenderFragment fields) =>
        Render<PortalForm>(p => p.Add(f => f.Model, _model).Add(f => f.FormName, "registration").Add(f => f.ChildContent, fields));

    private sealed class Registration
    {
        public string? Name { get; set; }

        public bool Agrees { get; set; }
    }
}
