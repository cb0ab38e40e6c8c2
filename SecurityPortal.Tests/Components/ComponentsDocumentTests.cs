using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Development.Gallery;

namespace SecurityPortal.Tests.Components;

/// <summary>docs/components.md tells the truth: its tables are the components' parameters, its recipes are tests.</summary>
public sealed partial class ComponentsDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.Path("docs", "components.md"));

    private static readonly Dictionary<string, string> Sections = SectionRegex().Matches(Document).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static IEnumerable<string> Recipes => Repository.Files("SecurityPortal.Tests/Components/Recipes", ".cs")
        .SelectMany(f => RecipeRegex().Matches(f.Text).Select(m => m.Value))
        .Select(r => string.Join('\n', r.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line)));

    [Fact]
    public void Document_HasASectionForEachComponentOfTheGallery() =>
        Assert.Equal(ComponentGallery.Entries.Select(e => e.Name).Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Tables_AreTheParametersOfTheComponents() => Assert.Equal([], ComponentGallery.Entries.SelectMany(entry =>
    {
        var written = RowRegex().Matches(Sections.GetValueOrDefault(entry.Name, "")).Select(m => m.Value.Trim()).ToList();
        var real = Parameters(entry.Component).ToList();
        return real.Except(written).Select(r => $"{entry.Name} lacks {r}").Concat(written.Except(real).Select(r => $"{entry.Name} has no {r}"));
    }));

    [Fact]
    public void Sections_TellStatesAndAccessibility() => Assert.All(ComponentGallery.Entries, entry =>
    {
        var section = Sections.GetValueOrDefault(entry.Name, "");
        Assert.Contains("**Accessibility.** ", section, StringComparison.Ordinal);
        Assert.Contains($"**States.** {string.Join(", ", entry.States.Select(s => $"`{s.Name}`"))}\n", section, StringComparison.Ordinal);
    });

    [Fact]
    public void Recipes_StandInTheDocumentWordForWord()
    {
        Assert.True(Recipes.Count() > 40, "The search finds too little to be true.");
        Assert.Equal([], Recipes.Where(r => !Document.Contains($"```csharp\n{r}\n```", StringComparison.Ordinal)));
    }

    [Fact]
    public void Components_HaveARecipeInTheirSection() => Assert.All(
        ComponentGallery.Entries, entry =>
            Assert.Matches($@"```csharp\n\[Fact\]\npublic (?:async Task|void) {entry.Name}_", Sections.GetValueOrDefault(entry.Name, "")));

    private static IEnumerable<string> Parameters(Type component) => component.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(p => p.IsDefined(typeof(ParameterAttribute)))
        .Select(p => $"| `{p.Name}` | `{Name(p.PropertyType)}` |{(p.IsDefined(typeof(EditorRequiredAttribute)) ? " yes" : "")} |");

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type == typeof(string) ? "string" : type == typeof(bool) ? "bool" : type == typeof(int) ? "int" : type == typeof(object) ? "object" : type.Name;

    [GeneratedRegex(@"^### (\w+)\n(.*?)(?=^##|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionRegex();

    [GeneratedRegex(@"^\| `[^|]+\| `[^|]+\|[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex RowRegex();

    [GeneratedRegex(@"^    \[Fact\]\n    public .*?(?:^    \}|;$)(?=\n\n|\n\})", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RecipeRegex();
}
