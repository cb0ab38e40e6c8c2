using Bunit;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.Licensing;

namespace SecurityPortal.Tests.Processes.Licensing;

/// <summary>The steps of the service licence that are a plain list of fields.</summary>
public sealed class LicensingStepsTests : PageBunitContext
{
    private readonly ServiceLicenceApplication _application = new();
    private WizardState _wizard = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _wizard = new WizardState { Draft = await Portal.LoadAsync(Company, await Portal.StartAsync(Company)), Step = "company" };
        SignIn(Company);
    }

    [Theory]
    [InlineData("company")]
    [InlineData("profile")]
    public async Task Step_EveryRuleOfIt_HasItsFieldWithAStar(string step)
    {
        var cut = Draw(step);
        var wrong = ServiceLicenceProcess.Form.Validate(new ServiceLicenceApplication(), step, Portal.Today).ToList();
        Assert.NotEmpty(wrong);

        await cut.InvokeAsync(() => _wizard.SetErrors("", wrong));

        Assert.All(wrong, error =>
        {
            var id = WizardState.ElementId(error.Path);
            Assert.Equal("true", cut.Find($"#{id}").GetAttribute("aria-required"));
            Assert.NotEmpty(cut.FindAll($"label[for={id}] .portal-star"));
            Assert.NotEmpty(cut.FindAll($"#{id}-error"));
        });
    }

    [Theory]
    [InlineData("company")]
    [InlineData("profile")]
    public void Step_EveryField_WritesIntoTheApplication(string step)
    {
        var cut = Draw(step);
        object part = step == "company" ? _application.Company : _application.Profile;
        var fields = cut.FindAll("input[data-testid], textarea[data-testid]").Where(f => f.GetAttribute("type") is not ("file" or "checkbox"))
            .Select(f => f.GetAttribute("data-testid")!).ToList();
        Assert.Equal(step == "company" ? 5 : 14, fields.Count);

        foreach (var path in fields)
        {
            cut.Find($"[data-testid='{path}']").Input($"value of {path}");
        }

        Assert.All(fields, path => Assert.Equal($"value of {path}", part.GetType()
            .GetProperty(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..])!.GetValue(part)));
    }

    [Theory]
    [InlineData("company")]
    [InlineData("profile")]
    public void Step_EveryField_TakesAsManyCharactersAsItsRule(string step)
    {
        var cut = Draw(step);

        foreach (var field in cut.FindAll("input[maxlength], textarea[maxlength]")
            .Select(f => (Path: f.GetAttribute("data-testid")!, Max: int.Parse(f.GetAttribute("maxlength")!, null))).ToList())
        {
            cut.Find($"[data-testid='{field.Path}']").Input(new string('a', field.Max));
        }

        Assert.DoesNotContain(
            ServiceLicenceProcess.Form.Validate(_application, step, Portal.Today), e => e.Code == "text.too-long");
    }

    [Fact]
    public void Company_FromTheAccount_IsShownAndNotToBeChanged()
    {
        (_application.Company.Name, _application.Company.BusinessNumber, _application.Company.ClassCode) = ("Siguria Plus", "811234567", "SRV-BAZ");

        var cut = Draw("company");

        Assert.Equal("Siguria Plus", cut.Find("dd[data-testid='Company.Name']").TextContent);
        Assert.Equal("811234567", cut.Find("dd[data-testid='Company.BusinessNumber']").TextContent);
        cut.WaitForAssertion(() => Assert.Equal("Basic security services", cut.Find("dd[data-testid='Company.ClassCode']").TextContent));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Step_InEachLanguage_ShowsNoKey(string language)
    {
        Speak(language);

        Assert.All(new[] { "company", "profile" }, step => Assert.DoesNotMatch(@">\s*(?:Company|Profile)\.\w+", Draw(step).Markup));
    }

    private IRenderedComponent<IComponent> Draw(string step) => step == "company"
        ? (IRenderedComponent<IComponent>)Render<CompanyStep>(p => p.AddCascadingValue(_wizard).Add(s => s.Model, _application.Company))
        : (IRenderedComponent<IComponent>)Render<ProfileStep>(p => p.AddCascadingValue(_wizard).Add(s => s.Model, _application.Profile)
            .Add(s => s.DraftId, _wizard.Draft.Id));
}
