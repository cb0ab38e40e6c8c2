using Bunit;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Forms;

namespace SecurityPortal.Tests.Components;

public sealed class PortalFormTests : PortalBunitContext
{
    private readonly Registration _model = new();
    private PortalForm _form = null!;
    private bool _sent;

    private IRenderedComponent<PortalForm> RenderForm()
    {
        var cut = Render<PortalForm>(p => p
            .Add(f => f.Model, _model)
            .Add(f => f.FormName, "register")
            .Add(f => f.OnValidSubmit, () => _sent = true)
            .Add(f => f.ChildContent, Fields));
        _form = cut.Instance;
        return cut;
    }

    [Fact]
    public void Submit_RulesBroken_SummaryLinksToEachFieldInOrder()
    {
        var cut = RenderForm();

        cut.Find("form").Submit();

        Assert.False(_sent);
        var summary = cut.Find("[data-testid=error-summary]");
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Equal(["e-mail is missing", "password is missing"], summary.QuerySelectorAll("a").Select(a => a.TextContent));
        foreach (var link in summary.QuerySelectorAll("a"))
        {
            Assert.NotNull(cut.Find(link.GetAttribute("href")!.Split('/')[^1]));
        }
    }

    [Fact]
    public void Submit_RulesBroken_FieldNamesItsHintAndError()
    {
        var cut = RenderForm();
        var before = cut.Find("input[type=email]");
        Assert.Equal($"{before.Id}-hint", before.GetAttribute("aria-describedby"));

        cut.Find("form").Submit();

        var input = cut.Find("input[type=email]");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal($"{input.Id}-hint {input.Id}-error", input.GetAttribute("aria-describedby"));
        Assert.Contains("e-mail is missing", cut.Find($"#{input.Id}-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(input.Id, cut.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void Submit_RulesHold_SendsWithoutSummary()
    {
        _model.Email = "arta@example.com";
        _model.Password = "correct horse battery";
        var cut = RenderForm();

        cut.Find("form").Submit();

        Assert.True(_sent);
        Assert.Empty(cut.FindAll("[data-testid=error-summary]"));
    }

    [Fact]
    public async Task AddError_OfTheServer_StandsAtFieldOrFirst()
    {
        var cut = RenderForm();

        await cut.InvokeAsync(() =>
        {
            _form.AddError("taken", nameof(Registration.Email));
            _form.AddError("try later");
        });

        var lines = cut.FindAll("[data-testid=error-summary] li");
        Assert.Equal(["try later", "taken"], lines.Select(l => l.TextContent.Trim()));
        Assert.Null(lines[0].QuerySelector("a"));
        Assert.NotNull(lines[1].QuerySelector("a"));
    }

    [Fact]
    public void Render_Password_IsNeverSentBack()
    {
        _model.Password = "secret words";

        Assert.DoesNotContain("secret words", RenderForm().Markup, StringComparison.Ordinal);
    }

    // The fields bind to the model as a page's markup would.
    private void Fields(RenderTreeBuilder builder)
    {
        builder.OpenComponent<FluentValidationValidator>(0);
        builder.AddComponentParameter(1, nameof(FluentValidationValidator.Validator), new RegistrationValidator());
        builder.CloseComponent();
        builder.OpenComponent<TextField>(2);
        builder.AddComponentParameter(3, nameof(TextField.Label), "E-mail");
        builder.AddComponentParameter(4, nameof(TextField.Hint), "We write to it.");
        builder.AddComponentParameter(5, nameof(TextField.Type), "email");
        builder.AddComponentParameter(6, nameof(TextField.Value), _model.Email);
        builder.AddComponentParameter(7, nameof(TextField.ValueChanged), EventCallback.Factory.Create<string?>(this, v => _model.Email = v));
        builder.AddComponentParameter(8, nameof(TextField.ValueExpression), (System.Linq.Expressions.Expression<Func<string?>>)(() => _model.Email));
        builder.CloseComponent();
        builder.OpenComponent<PasswordField>(9);
        builder.AddComponentParameter(10, nameof(PasswordField.Label), "Password");
        builder.AddComponentParameter(11, nameof(PasswordField.Autocomplete), "new-password");
        builder.AddComponentParameter(12, nameof(PasswordField.Value), _model.Password);
        builder.AddComponentParameter(13, nameof(PasswordField.ValueExpression), (System.Linq.Expressions.Expression<Func<string?>>)(() => _model.Password));
        builder.CloseComponent();
    }

    private sealed class Registration
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    private sealed class RegistrationValidator : AbstractValidator<Registration>
    {
        public RegistrationValidator()
        {
            RuleFor(r => r.Email).NotEmpty().WithMessage("e-mail is missing");
            RuleFor(r => r.Password).NotEmpty().WithMessage("password is missing");
        }
    }
}
