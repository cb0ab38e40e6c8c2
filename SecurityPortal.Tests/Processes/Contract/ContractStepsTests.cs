using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.Contract;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>The steps of the contract's wizard.</summary>
public sealed class ContractStepsTests : PageBunitContext
{
    private readonly ContractApplication _application = new();
    private readonly FakeLookups _registry = new();
    private readonly List<string> _touched = [];
    private WizardState _wizard = null!;
    private Licence _licence = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(60));
        await using (var session = Portal.As(Company))
        {
            var draftId = TestPortal.Ok(await session.Get<DraftStore>().StartAsync(ContractProcess.Definition, ContractProcess.ClassCode, default));
            _wizard = new WizardState { Draft = await Portal.LoadAsync(Company, draftId), Step = "contract" };
        }

        _wizard.Touched += _touched.Add;
        SignIn(Company);
    }

    protected override void Change(IServiceCollection services)
    {
        services.AddSingleton<IPersonLookupService>(_registry);
        services.AddSingleton<IBusinessLookupService>(_registry);
    }

    [Fact]
    public void Contract_CompanyData_AreShownAndNotToBeChanged()
    {
        (_application.Company.Name, _application.Company.ResponsiblePerson) = ("Siguria Plus", "Çelë Gjonbalaj");

        var cut = DrawContract();

        Assert.Equal("Çelë Gjonbalaj", cut.Find("dd[data-testid='Company.ResponsiblePerson']").TextContent);
        Assert.Empty(cut.FindAll("[data-testid^='Company.'] input, input[data-testid^='Company.']"));
    }

    [Fact]
    public void Contract_LocalPerson_TakesNameGenderAndMunicipalityAndNothingElse()
    {
        _registry.Knows("Arta", "Gashi");
        var cut = DrawContract();
        cut.Find("[data-testid='Client.Kind.person']").Change(true);

        cut.Find("[data-testid='Client.Local.PersonalNumber']").Input("1000000007");
        cut.Find("form.number-search").Submit();

        var client = _application.Client.Local;
        Assert.Equal(("Arta", "Gashi", Gender.Male, "19"), (client.FirstName, client.LastName, client.Gender!.Value, client.MunicipalityCode));
        Assert.Equal((null, null, null), (client.BirthDate, client.BirthPlace, client.ParentName));
        Assert.Empty(cut.FindAll("input[data-testid='Client.Local.FirstName']"));
        cut.Find("[data-testid='Client.Local.Street']").Input("Rr. A 1");
        Assert.Equal("Rr. A 1", client.Street);

        cut.Find("[data-testid='Client.Local.PersonalNumber']").Input("1000000008");
        Assert.Equal((null, PersonLookupState.NotAsked), (client.FirstName, client.Lookup));
    }

    [Fact]
    public void Contract_ForeignPerson_IsTypedByHand()
    {
        var cut = DrawContract();
        cut.Find("[data-testid='Client.Kind.person']").Change(true);
        cut.Find("[data-testid='Client.Citizenship.ForeignPerson']").Change(true);

        cut.Find("[data-testid='Client.Foreign.FirstName']").Input("Elena");
        cut.Find("[data-testid='Client.Foreign.PassportNumber']").Input("A1234567");
        cut.Find("[data-testid='Client.Foreign.Citizenship']").Change("MK");

        Assert.Equal(("Elena", "A1234567", "MK"),
            (_application.Client.Foreign.FirstName, _application.Client.Foreign.PassportNumber, _application.Client.Foreign.Citizenship));
        Assert.Empty(cut.FindAll("form.number-search"));
    }

    [Fact]
    public void Contract_LegalPerson_IsFilledInStaysEditableAndShowsWhatDiffers()
    {
        _registry.Business = new LookupOutcome<BusinessRecord>.Found(new BusinessRecord
        {
            Number = BusinessNumber.Parse("810000099"), Name = "Shkolla Drita Sh.p.k.", MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. B 2",
            IsActive = true,
        });
        var cut = DrawContract();
        cut.Find("[data-testid='Client.Kind.legal']").Change(true);

        cut.Find("[data-testid='Client.Business.BusinessNumber']").Input("810000099");
        cut.Find("form.number-search").Submit();
        Assert.Equal("Shkolla Drita Sh.p.k.", cut.Find("[data-testid='Client.Business.Name']").GetAttribute("value"));
        Assert.Empty(cut.FindAll("[data-testid^='registry-']"));

        cut.Find("[data-testid='Client.Business.Name']").Input("Shkolla Drita");
        Assert.Contains("Shkolla Drita Sh.p.k.", cut.Find("[data-testid='registry-Name']").TextContent, StringComparison.Ordinal);
        cut.Find("[data-testid='Client.Business.BusinessNumber']").Input("810000098");
        Assert.Null(_application.Client.Business.Registry);
    }

    [Fact]
    public void Service_Chosen_ShowsNumberAndExpiryOfTheOwnLicence()
    {
        var cut = DrawService();

        cut.Find("select").Change("SRV-BAZ");

        Assert.Contains(_licence.Number, cut.Find("[data-testid=licence-message]").TextContent, StringComparison.Ordinal);
        Assert.Contains(LocalTime.Format(_licence.ValidTo), cut.Find("[data-testid=licence-message]").TextContent, StringComparison.Ordinal);
        Assert.Equal((_licence.Number, _licence.ValidTo), (_application.Service.LicenceNumber, _application.Service.LicenceValidTo!.Value));
    }

    [Fact]
    public void Service_WithoutALicenceOfItsClass_IsBlockedWithTheReason()
    {
        var cut = DrawService();

        cut.Find("select").Change("SRV-MA");

        Assert.NotEmpty(cut.FindAll("[data-testid=no-licence]"));
        Assert.Contains("contract.no-licence", ContractProcess.Form.Validate(_application, "service", Portal.Today).Select(e => e.Code));
    }

    [Fact]
    public void Service_ReopenedAfterTheLicenceLapsed_NoLongerCounts()
    {
        (_application.Service.ClassCode, _application.Service.LicenceNumber, _application.Service.LicenceValidTo) = ("SRV-BAZ", _licence.Number,
            _licence.ValidTo);
        Portal.Clock.Advance(TimeSpan.FromDays(61));

        var cut = DrawService();

        cut.WaitForAssertion(() => Assert.Null(_application.Service.LicenceNumber));
        Assert.NotEmpty(cut.FindAll("[data-testid=barrier]"));
        Assert.Contains("Service.ClassCode", _touched);
    }

    [Fact]
    public void Terms_Warnings_ShowAndNeverBlock()
    {
        (_application.Service.ClassCode, _application.Service.LicenceNumber, _application.Service.LicenceValidTo) = ("SRV-BAZ", _licence.Number,
            _licence.ValidTo);
        var cut = DrawTerms();

        cut.Find("[data-testid='Terms.From']").Input("11.01.2026");
        cut.Find("[data-testid='Terms.To']").Input(LocalTime.Format(_licence.ValidTo.AddDays(1)));
        cut.Find("[data-testid='Terms.HourlyPrice']").Input("1,99");

        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll("[data-testid=late]")));
        Assert.NotEmpty(cut.FindAll("[data-testid=outlives]"));
        Assert.NotEmpty(cut.FindAll("[data-testid=below-wage]"));
        Assert.Empty(ContractProcess.Form.Validate(_application, "terms", Portal.Today));

        cut.Find("[data-testid='Terms.From']").Input("12.01.2026");
        cut.Find("[data-testid='Terms.HourlyPrice']").Input("2,00");
        Assert.Empty(cut.FindAll("[data-testid=late], [data-testid=below-wage]"));
    }

    [Fact]
    public void Terms_Sites_AreAddedAndRemoved()
    {
        var cut = DrawTerms();

        cut.Find("[data-testid=add-site]").Click();
        cut.Find("[data-testid=add-site]").Click();
        cut.Find($"[data-testid='Terms.Sites[{_application.Terms.Sites[1].Id}].Address']").Input("Rr. B 2");
        cut.Find("[data-testid=remove-site-0]").Click();

        Assert.Equal(["Rr. B 2"], _application.Terms.Sites.Select(s => s.Address));
        Assert.Contains("Terms.Sites", _touched);
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("terms")]
    public void Step_EveryField_TakesAsManyCharactersAsItsRule(string step)
    {
        _application.Client.Kind = ContractClientKind.LegalPerson;
        var cut = step == "contract" ? (IRenderedComponent<IComponent>)DrawContract() : DrawTerms();

        foreach (var (path, max) in cut.FindAll("input[maxlength][type=text]")
            .Select(f => (f.GetAttribute("data-testid")!, int.Parse(f.GetAttribute("maxlength")!, null))).ToList())
        {
            cut.Find($"[data-testid='{path}']").Input(new string('1', max));
        }

        Assert.DoesNotContain(ContractProcess.Form.Validate(_application, step, Portal.Today), e => e.Code == "text.too-long");
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Step_InEachLanguage_ShowsNoKey(string language)
    {
        Speak(language);
        foreach (var kind in Enum.GetValues<ContractClientKind>())
        {
            _application.Client.Kind = kind;
            Assert.DoesNotMatch(@">\s*(?:Company|Client|Terms|Service|contract)\.\w+", DrawContract().Markup);
        }

        Assert.DoesNotMatch(@">\s*(?:Company|Client|Terms|Service|contract)\.\w+", DrawService().Markup + DrawTerms().Markup);
    }

    private IRenderedComponent<ContractStep> DrawContract() =>
        Render<ContractStep>(p => p.AddCascadingValue(_wizard).Add(s => s.Application, _application).Add(s => s.DraftId, _wizard.Draft.Id));

    private IRenderedComponent<ServiceStep> DrawService()
    {
        var cut = Render<ServiceStep>(p => p.AddCascadingValue(_wizard).Add(s => s.Application, _application));
        cut.WaitForElement("select");
        return cut;
    }

    private IRenderedComponent<TermsStep> DrawTerms() => Render<TermsStep>(p => p.AddCascadingValue(_wizard).Add(s => s.Application, _application));
}
