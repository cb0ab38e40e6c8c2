using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Processes;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Tests.Architecture;

/// <summary>Processes come to the shared pages of the web house through their screens alone.</summary>
public sealed class ScreensTests
{
    private static readonly string[] Keys = [.. ProcessCatalogue.All.Select(p => p.Key)];

    // Folders of families, too: a shared page knows no "Workers" either.
    private static readonly string[] Folders =
    [
        .. new[] { "SecurityPortal.Core", "SecurityPortal.Web" }.SelectMany(p => Directory.GetDirectories(Repository.Path(p, "Processes")))
            .Select(f => Path.GetFileName(f)!)
            .Except(["Effects"]).Distinct(),
    ];

    // What processes speak of and nobody else.
    private static readonly Regex OwnWord = new(@"(?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?i:contract|client|card|worker|employment|exam|convocation|candidate|" +
        @"incident|force|assignment|opinion|protection|offence|centre|training)(?i:s)?(?![a-z])");

    // The card is a box on the page; the menu names what its shared page of licences holds, whoever brings the parts.
    private static readonly (string Texts, string Key)[] OwnKeys = [("AppealTexts", "CardTitle"), ("LayoutTexts", "MenuLicencesAndWorkers")];

    public static TheoryData<string> AllKeys() => [.. Keys];

    [Fact]
    public void SharedPages_KnowNoProcess_NotEvenByAString()
    {
        var folders = string.Join('|', Folders);
        var keys = string.Join('|', Keys);
        var routes = string.Join('|', ProcessCatalogue.All.Select(p => Regex.Escape(p.Shelf.Route)));
        var known = new Regex($@"\bProcesses\.(?:{folders})\b|\b(?:{folders})(?:Process|Screen|Application)\b|""[^""]*\b(?:{keys})\b[^""]*""|{routes}");

        AssertNone(Shared(".cs", ".razor", ".js", ".css")
            .SelectMany(f => f.Text.Split('\n').Where(l => known.IsMatch(l)).Select(l => $"{f.Path}: {l.Trim()}")));
    }

    [Fact]
    public void SharedTexts_HaveNoKeyOfAProcess()
    {
        var files = Shared(".resx").Concat(Repository.Files("SecurityPortal.Core", ".resx")
            .Where(f => !f.Path.StartsWith("SecurityPortal.Core/Processes/", StringComparison.Ordinal))).ToList();
        var key = new Regex(@"<data name=""([^""]+)""");

        Assert.Contains(files, f => f.Path.EndsWith("Register/RegisterTexts.resx", StringComparison.Ordinal));
        AssertNone(files.SelectMany(f => key.Matches(f.Text).Select(m => m.Groups[1].Value)
            .Where(k => IsOfAProcess(k) && !OwnKeys.Contains((Path.GetFileName(f.Path).Split('.')[0], k))).Select(k => $"{f.Path}: {k}")));
    }

    [Theory]
    [InlineData("Contract.From", true)]
    [InlineData("CardStage.Lost", true)]
    [InlineData("Part.Workers", true)]
    [InlineData("exam.too-young", true)]
    [InlineData("OpenCase.ControlCentre", true)]
    [InlineData("Discard", false)]
    [InlineData("Enforce", false)]
    [InlineData("Licence.Number", false)]
    public void KeyOfAProcess_IsKnownByAWord(string key, bool isOfAProcess) => Assert.Equal(isOfAProcess, IsOfAProcess(key));

    [Fact]
    public void SharedPages_GuessNoProcessByItsWorkflow() => AssertNone(
        Shared(".cs", ".razor").Where(f => Regex.IsMatch(f.Text, @"\bCaseWorkflow\.[A-Z]|\.Workflow\s*[=!]=")).Select(f => f.Path));

    [Theory]
    [MemberData(nameof(AllKeys))]
    public void Process_HasOneScreenInItsFolder_WithActionsAndAnEntry(string key)
    {
        var screen = Assert.Single(ProcessScreens.All, s => s.ProcessKey == key);
        var declared = typeof(ProcessScreens).Assembly.GetType($"SecurityPortal.Web.Processes.{key}.{key}Screen");

        Assert.Same(screen, declared?.GetProperty("Screen")?.GetValue(null));
        Assert.NotEmpty(screen.Audiences);
        Assert.Contains(screen.Menu, e => e.Route == ProcessCatalogue.Get(key).Shelf.Route);
        Assert.NotEmpty(screen.Actions);
        Assert.Equal(screen.Actions.Count, screen.Actions.Select(a => a.Action).Distinct().Count());
        Assert.Equal(screen.Actions.Count, screen.Actions.Select(a => a.TestId).Distinct().Count());
        var workflow = ProcessCatalogue.Get(key).Workflow;
        Assert.All(screen.Actions, a => Assert.Contains(workflow.States, s => workflow.Allows(s, a.Action)));
    }

    [Fact]
    public void Screens_BringComponentsThatTheirPlacesCanDraw()
    {
        Assert.Equal(Keys.Order(), ProcessScreens.All.Select(s => s.ProcessKey).OfType<string>().Order());
        Assert.All(ProcessScreens.All.SelectMany(s => s.Panels), t => Assert.True(t.IsSubclassOf(typeof(CasePanel)), t.Name));
        Assert.All(ProcessScreens.All.SelectMany(s => s.Parts), p => Assert.Equal(
            p.Slot == PageSlot.CaseApplicant ? ["CaseId"] : [],
            p.Component.GetProperties().Where(m => m.IsDefined(typeof(EditorRequiredAttribute), true)).Select(m => m.Name)));
    }

    [Fact]
    public void Screens_HaveEveryTextInEveryLanguage()
    {
        var asked = ProcessScreens.All.SelectMany(s => s.Menu.Select(e => (e.Texts, e.Text)).Concat(s.Register.Select(e => (e.Texts, e.Text)))
            .Concat(s.Actions.SelectMany(a => KeysOf(a).Select(k => (a.Texts, k))))).Distinct().ToList();

        Assert.True(asked.Count > 40, "The search finds too little to be true.");
        Assert.Empty(from text in asked
                     from language in Languages.All
                     where string.IsNullOrEmpty(InFile(text.Texts, language, text.Item2))
                     select $"{text.Texts.Name}.{text.Item2} {language}");
    }

    // What stands in the file of the language itself: the manager would fall back to another.
    private static string? InFile(Type texts, string language, string key)
    {
        var culture = language == Languages.Albanian ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        return new ResourceManager(texts).GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(key);
    }

    private static IEnumerable<string> KeysOf(OfficerAction action) =>
    [
        action.LabelKey ?? $"Do.{action.Name}",
        .. action.Dialog is AskDecision { NoteLength: > 0 } ? new[] { $"Text.{action.Name}", $"TextHint.{action.Name}" } : [],
    ];

    // The gallery is no room: it plays the shared components with the answers of one family.
    private static IEnumerable<SourceFile> Shared(params string[] endings)
    {
        string[] free = ["SecurityPortal.Web/Processes/", "SecurityPortal.Web/Development/Gallery/"];
        return Repository.Files("SecurityPortal.Web", endings).Where(f => !free.Any(folder => f.Path.StartsWith(folder, StringComparison.Ordinal)));
    }

    private static bool IsOfAProcess(string key) => OwnWord.IsMatch(key) || Keys.Any(k => key.Contains(k, StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));
}
