using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Architecture;

/// <summary>Every text stands in three languages, and every text asked for is there.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyList<SourceFile> Sources =
        [.. Repository.Files("SecurityPortal.Core", ".cs"), .. Repository.Files("SecurityPortal.Web", ".cs", ".razor")];

    private static readonly IReadOnlyList<SourceFile> Resources =
        [.. Repository.Files("SecurityPortal.Core", ".resx"), .. Repository.Files("SecurityPortal.Web", ".resx")];

    private static readonly Assembly[] Assemblies = [typeof(Error).Assembly, typeof(WizardState).Assembly];

    /// <summary>Types that have texts, by their short name.</summary>
    private static readonly ILookup<string, Type> TextTypes = Assemblies
        .SelectMany(a => a.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal))
            .Select(n => a.GetType(n[..^".resources".Length])))
        .OfType<Type>().ToLookup(t => t.Name);

    public static TheoryData<string> Neutral() =>
        [.. Resources.Select(r => r.Path)
            .Where(p => !p.EndsWith(".en.resx", StringComparison.Ordinal) && !p.EndsWith(".sr-Latn.resx", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Neutral))]
    public void Resource_InAllLanguages_HasTheSameKeysAndPlaces(string path)
    {
        var sq = Read(path);

        foreach (var other in new[] { path.Replace(".resx", ".sr-Latn.resx", StringComparison.Ordinal),
            path.Replace(".resx", ".en.resx", StringComparison.Ordinal) })
        {
            var texts = Read(other);
            Assert.Equal(sq.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(sq, t => Assert.Equal((t.Key, Places(t.Value)), (t.Key, Places(texts[t.Key]))));
        }
    }

    [Fact]
    public void Resources_InAllLanguages_HaveNoEmptyText() =>
        AssertNone(Resources.SelectMany(r => Read(r.Path).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{r.Path} {t.Key}")));

    [Fact]
    public void Resources_InSerbian_AreInLatinScript() => AssertNone(Resources
        .SelectMany(r => Read(r.Path).Where(t => t.Value.Any(c => c is >= '\u0400' and <= '\u04FF')).Select(t => $"{r.Path} {t.Key}")));

    [Fact]
    public void Localizers_AskOnlyForTextsThatExist() => AssertNone(AskedOfLocalizers().Concat(AskedOutsideScreens())
        .Where(a => Languages.All.Any(l => (a.Type == typeof(ErrorTexts) ? FindSentence(a.Key, l) : Find(a.Type, a.Key, l)) is null))
        .Select(a => $"{a.Where}: {a.Type.FullName} has no {a.Key}"));

    [Fact]
    public void Localizers_AreFoundInTheSources() => Assert.True(AskedOfLocalizers().Count() > 400, "The search finds too little to be true.");

    [Fact]
    public void Errors_HaveASentenceInEveryLanguage()
    {
        var codes = Sources.SelectMany(f => CodeRegex().Matches(f.Text)
            .Concat(f.Path.EndsWith("Errors.cs", StringComparison.Ordinal) ? NewRegex().Matches(f.Text) : [])
            .Select(m => (f.Path, Code: m.Groups[1].Value))).ToList();

        Assert.True(codes.Count > 100, "The search finds too little to be true.");
        AssertNone(codes.Where(c => Languages.All.Any(l => FindSentence(c.Code, l) is null)).Select(c => $"{c.Path}: {c.Code}").Distinct());
    }

    [Fact]
    public void States_HaveTheirTexts()
    {
        AssertTexts<CaseStatus>(typeof(CaseTexts), "Status");
        AssertTexts<CaseAction>(typeof(CaseTexts), "Action");
        AssertTexts<WhyNoAction>(typeof(CaseTexts), "Why");
        AssertTexts<RequestKind>(typeof(CaseTexts), "Kind");
        AssertTexts<LicenceState>(typeof(RegisterTexts), "State");
        AssertTexts<WizardStepState>(typeof(WizardTexts), "State");
    }

    [Fact]
    public void Processes_HaveNameGrantAndTitleOfEachStep() => Assert.All(ProcessCatalogue.All, process => Assert.All(
        process.Form.Steps.Select(s => $"Step.{s}").Concat(["Name", "Grant"])
            .Concat(process.Criteria.Select(c => $"Criterion.{c}"))
            .Concat(process.FormKinds.Select(k => process.Papers!.Layout(k).TextKey).SelectMany(k => new[] { $"{k}.Title", $"{k}.Intro", $"{k}.Declaration" })),
        key => Assert.All(Languages.All, l =>
            Assert.False(string.IsNullOrEmpty(process.TextsTypes.Select(t => Find(t, key, l)).FirstOrDefault(t => t is not null)),
            $"{process.Key} {key} {l}"))));

    // Two places for one sentence, or a sentence that stands in the wrong house, would be a riddle.
    [Fact]
    public void Errors_StandInOnePlaceEach() => AssertNone(SentenceTypes()
        .SelectMany(t => Keys(t).Where(k => ErrorKeyRegex().IsMatch(k)))
        .GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void CodeLists_HaveACaptionInEveryLanguage() => AssertNone(ProcessCatalogue.All.SelectMany(p => p.Reference.Codes.Select(c => c.List)).Distinct()
        .Where(list => Languages.All.Any(l => SentenceTypes().All(t => Find(t, $"List.{list}", l) is null))));

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));

    private static void AssertTexts<TEnum>(Type texts, string prefix)
        where TEnum : struct, Enum =>
        Assert.All(Enum.GetValues<TEnum>(), value => Assert.All(Languages.All, l => Assert.NotNull(Find(texts, $"{prefix}.{value}", l))));

    private static IEnumerable<Type> SentenceTypes() => ProcessCatalogue.All.SelectMany(p => p.TextsTypes).Distinct().Prepend(typeof(ErrorTexts));

    private static string? FindSentence(string code, string language) => SentenceTypes().Select(t => Find(t, code, language))
        .FirstOrDefault(t => t is not null);

    private static IEnumerable<string> Keys(Type texts) => new System.Resources.ResourceManager(texts)
        .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, false)!
        .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key);

    // A language without the text would fall back to Albanian: look into its own resources alone.
    private static string? Find(Type texts, string key, string language) => new System.Resources.ResourceManager(texts)
        .GetResourceSet(language == Languages.Albanian ? System.Globalization.CultureInfo.InvariantCulture
            : System.Globalization.CultureInfo.GetCultureInfo(language), true, false)
        ?.GetString(key);

    /// <summary>Keys in the hands of a localizer: <c>IStringLocalizer&lt;XTexts&gt; Name</c> and <c>Name["Key"]</c> in a component or class.</summary>
    private static IEnumerable<(string Where, Type Type, string Key)> AskedOfLocalizers()
    {
        foreach (var unit in Sources.GroupBy(f => f.Path.EndsWith(".razor.cs", StringComparison.Ordinal) ? f.Path[..^3] : f.Path))
        {
            var text = string.Join('\n', unit.Select(f => f.Text));
            foreach (var (name, type) in LocalizerRegex().Matches(text).Select(m => (m.Groups[2].Value, m.Groups[1].Value)).Distinct())
            {
                foreach (Match use in Regex.Matches(text, $@"(?<![\w.]){name}\[(?:\s*""([^""]+)""|[^\]""$]*\?\s*""([^""]+)""\s*:\s*""([^""]+)"")"))
                {
                    foreach (var key in use.Groups.Values.Skip(1).Where(g => g.Success))
                    {
                        yield return (unit.Key, TypeOf(type, unit.Key), key.Value);
                    }
                }
            }
        }
    }

    /// <summary>Keys asked for by type: <c>Texts.Get&lt;XTexts&gt;("Key"</c>, <c>language.Text&lt;XTexts&gt;("Key"</c>.</summary>
    private static IEnumerable<(string Where, Type Type, string Key)> AskedOutsideScreens() => Sources
        .SelectMany(f => TypedRegex().Matches(f.Text).Where(m => TextTypes.Contains(m.Groups[1].Value))
            .Select(m => (f.Path, TypeOf(m.Groups[1].Value, f.Path), m.Groups[2].Value)));

    // Two rooms may give their texts the same name; then the nearer one is meant.
    private static Type TypeOf(string name, string path)
    {
        var types = TextTypes[name[(name.LastIndexOf('.') + 1)..]].ToList();
        Assert.True(types.Count > 0, $"{path}: {name} has no resources.");
        return types.Count == 1 ? types[0]
            : types.MaxBy(t => Common(t.FullName!.Replace('.', '/'), path.Replace("SecurityPortal.", "SecurityPortal/", StringComparison.Ordinal)))!;
    }

    private static int Common(string one, string other) => one.Zip(other).TakeWhile(p => p.First == p.Second).Count();

    private static Dictionary<string, string> Read(string path) => XDocument.Load(Repository.Path(path)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Places(string text) =>
        string.Join(' ', PlaceRegex().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^[a-z][a-z-]*(?:\.[a-z-]+)+$")]
    private static partial Regex ErrorKeyRegex();

    [GeneratedRegex(@"IStringLocalizer<([\w.]+)>\s+(\w+)")]
    private static partial Regex LocalizerRegex();

    [GeneratedRegex(@"\b(?:Get|Text|Of|In)<(\w+Texts)>\(""([^""]+)""")]
    private static partial Regex TypedRegex();

    [GeneratedRegex(@"\{(\w+)[^{}]*\}")]
    private static partial Regex PlaceRegex();

    [GeneratedRegex(@"(?:new Error\(|WithCode\(|\.Required\(|: Error\(|: base\(|ErrorCode = |new FieldError\([^)""]*)""([a-z][a-z-]*(?:\.[a-z-]+)+)""")]
    private static partial Regex CodeRegex();

    [GeneratedRegex(@"\bnew\(""([a-z][a-z-]*(?:\.[a-z-]+)+)""")]
    private static partial Regex NewRegex();
}
