using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Architecture;

/// <summary>What each process of the catalogue must bring.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Keys() => [.. ProcessCatalogue.All.Select(p => p.Key)];

    [Fact]
    public void Catalogue_KeysLettersAndRoutes_AreEachProcesssOwn()
    {
        Assert.Equal(ProcessCatalogue.All.Count, ProcessCatalogue.All.Select(p => p.Key).Distinct().Count());
        Assert.Equal(ProcessCatalogue.All.Count, ProcessCatalogue.All.Select(p => p.Letters).Distinct().Count());
        Assert.Equal(ProcessCatalogue.All.Count, ProcessCatalogue.All.Select(p => p.Shelf.Route).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Process_HasItsFoldersAndAFrozenSampleOfEachVersion(string key)
    {
        Assert.True(Directory.Exists(Repository.Path("SecurityPortal.Core", "Processes", key)));
        Assert.True(Directory.Exists(Repository.Path("SecurityPortal.Web", "Processes", key)));
        Assert.NotEmpty(Directory.GetFiles(Repository.Path("SecurityPortal.Tests", "Processes", key), "*Tests.cs"));
        Assert.All(
            Enumerable.Range(1, ProcessCatalogue.Get(key).Form.PayloadVersion),
            version => Assert.True(File.Exists(Repository.Path("SecurityPortal.Tests", "Processes", key, "Samples", $"application-v{version}.json"))));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Process_HasAListAndAWizardThatAskForASignIn(string key)
    {
        var route = ProcessCatalogue.Get(key).Shelf.Route;
        var pages = typeof(WizardState).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (r.Template, Type: t))).ToLookup(p => p.Template, p => p.Type);

        Assert.All([route, $"{route}/{{DraftId:guid}}", $"{route}/{{DraftId:guid}}/{{Step}}"], template =>
        {
            var page = Assert.Single(pages[template]);
            Assert.NotEmpty(page.GetCustomAttributes<AuthorizeAttribute>());
            Assert.StartsWith($"SecurityPortal.Web.Processes.{key}", page.Namespace, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Process_WizardShowsEveryStep(string key)
    {
        var process = ProcessCatalogue.Get(key);
        var wizard = Assert.Single(Repository.Files($"SecurityPortal.Web/Processes/{key}", "Wizard.razor"));
        var shown = Regex.Matches(wizard.Text, @"<WizardStep Key=""@?([\w.]+)""")
            .Select(m => m.Groups[1].Value[(m.Groups[1].Value.LastIndexOf('.') + 1)..]).ToList();

        Assert.Equal(process.Form.Steps.Count, shown.Count);
        Assert.Equal(ProcessDefinition.CheckStep, process.Form.Steps[^1]);
        Assert.Equal(process.Form.Steps.Count, process.Form.Steps.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Process_HasAValidatorForEachStepOfItsOwn(string key)
    {
        var process = ProcessCatalogue.Get(key);

        Assert.All(
            process.Form.Steps.Except([ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep]),
            step => Assert.True(process.Form.Validates(step, new DateOnly(2026, 1, 12)), step));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Process_PicturesAndPapers_BelongToItsStepsAndDocuments(string key)
    {
        var process = ProcessCatalogue.Get(key);

        Assert.All(process.Form.Pictures, p => Assert.Contains(p.Step, process.Form.Steps));
        Assert.All(process.FormKinds, k => Assert.Contains(process.Reference.Documents, d => d.KindCode == k));
        Assert.All(process.FormKinds, k => Assert.NotEmpty(process.Papers!.DataCode(process.Form, "{}", k, null)));
    }
}
