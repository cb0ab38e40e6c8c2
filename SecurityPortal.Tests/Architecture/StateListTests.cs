using System.Text.RegularExpressions;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>States are listed in one table: a new state is a row there and its moves in a workflow, not a hunt.</summary>
public sealed partial class StateListTests
{
    // The table itself, and the tables of moves.
    private static readonly string[] Tables = ["SecurityPortal.Core/Cases/CaseStates.cs", "SecurityPortal.Core/Cases/CaseWorkflow.cs"];

    // Thanks for what was just handed in: the states that filing and correcting lead to, and no property of either.
    private static readonly string[] Pairs = ["SecurityPortal.Web/Applicant/CasePage.razor"];

    private static readonly IReadOnlyList<SourceFile> Sources =
        [.. Repository.Files("SecurityPortal.Core", ".cs").Concat(Repository.Files("SecurityPortal.Web", ".cs", ".razor"))
            .Where(f => !Tables.Contains(f.Path))];

    [Fact]
    public void Statements_OutsideTheTables_NameAtMostTwoStates() => AssertNone(Sources.SelectMany(file => Statements(file)
        .Where(s => StateRegex().Matches(s).Select(m => m.Value).Distinct().Count() > 2).Select(s => $"{file.Path}: {s.Trim()}")));

    [Fact]
    public void Alternatives_OfStates_AreALineOfTheTable() => AssertNone(Sources.Where(f => !Pairs.Contains(f.Path)).SelectMany(file => Statements(file)
        .Where(s => AlternativeRegex().IsMatch(s)).Select(s => $"{file.Path}: {s.Trim()}")));

    [Fact]
    public void States_AreNamedWithTheirType() => AssertNone(Sources.Where(f => HiddenRegex().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Search_SeesTheTables() => Assert.All(Tables, path => Assert.Contains(
        Statements(Repository.Files("SecurityPortal.Core", ".cs").Single(f => f.Path == path)), s => StateRegex().Matches(s).Select(m => m.Value).Distinct()
            .Count() > 2));

    private static string[] Statements(SourceFile file) => EndRegex().Split(CommentRegex().Replace(file.Text, ""));

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));

    [GeneratedRegex(@"\bCaseStatus\.[A-Z]\w*")]
    private static partial Regex StateRegex();

    // "A or B", "x == A || x == B", "[A, B]".
    [GeneratedRegex(@"\bCaseStatus\.\w+\s*(?:or\s+(?:[\w.]+\.)?CaseStatus\.|\|\|[^|&?:]*\bCaseStatus\.|,\s*(?:[\w.]+\.)?CaseStatus\.)")]
    private static partial Regex AlternativeRegex();

    [GeneratedRegex(@"using\s+(?:static\s+[\w.]*CaseStatus\b|\w+\s*=\s*[\w.]*CaseStatus\b)")]
    private static partial Regex HiddenRegex();

    [GeneratedRegex(@"[;{}]")]
    private static partial Regex EndRegex();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex CommentRegex();
}
