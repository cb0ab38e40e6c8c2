using System.Text.RegularExpressions;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>The lists of planted faults fit the sources, as Mutants/run.py --check asks too: a list that has gone stale plants nothing.</summary>
public sealed partial class MutantListsTests
{
    private static readonly IReadOnlyList<Fault> Faults =
    [
        .. Repository.Files("SecurityPortal.Tests/Mutants", ".mutants")
            .SelectMany(list => BeginRegex().Split(list.Text).Skip(1).Select(entry => new Fault(list.Path, entry))),
    ];

    private static readonly ILookup<string, SourceFile> Sources = new[] { "SecurityPortal.Core", "SecurityPortal.Web" }
        .SelectMany(project => Repository.Files(project, ".cs", ".razor")).ToLookup(f => Path.GetFileName(f.Path));

    [Fact]
    public void Faults_StandWhereTheListsSay() =>
        AssertNone(Faults.Where(f => Places(f).Count != 1).Select(f => $"{f}: stands {Places(f).Count} times in {f.File}"));

    [Fact]
    public void Faults_LeaveEachOtherAlone() => AssertNone(
        from file in Faults.GroupBy(f => f.File)
        let places = file.SelectMany(f => Places(f).Take(1).Select(m => (Fault: f, Begin: m.Index, End: m.Index + m.Length))).OrderBy(p => p.Begin).ToList()
        from pair in places.Zip(places.Skip(1))
        where pair.Second.Begin < pair.First.End
        select $"{pair.Second.Fault}: reaches into {pair.First.Fault}");

    [Fact]
    public void Faults_CanBeSwitchedOnAndAreLookedForByTestsThatExist()
    {
        var classes = typeof(MutantListsTests).Assembly.GetTypes()
            .Where(t => t.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))).Select(t => t.Name).ToHashSet();

        AssertNone(Faults.Where(f => f.Tests.Length == 0 || !classes.IsSupersetOf(f.Tests))
            .Select(f => $"{f}: no tests {string.Join(' ', f.Tests.Where(t => !classes.Contains(t)))}"));
        AssertNone(Faults.Where(f => !f.New.Contains("MUTANT", StringComparison.Ordinal)).Select(f => $"{f}: no MUTANT"));
        AssertNone(Faults.GroupBy(f => f.ToString()).Where(g => g.Count() > 1).Select(g => $"{g.Key}: stands twice in the list"));
    }

    [Theory]
    [InlineData("if (a is not { } b)", "if (a is not { } b)", 1)]
    [InlineData("if (a is not { } b)", "if (\n    a is not\n    { } b)", 1)]
    [InlineData("a.B(c)", "a\n    .B(c) && a.B( c )", 2)]
    [InlineData("is not", "isnot", 0)]
    [InlineData("a", "b", 0)]
    public void Text_IsFound_HoweverItIsWrapped(string sought, string source, int times) => Assert.Equal(times, Pattern(sought).Count(source));

    [Fact]
    public void Lists_AreFoundAndRead()
    {
        Assert.Superset(
            new HashSet<string> { "Cases", "Drafts", "Identity", "Payments", "Register" },
            Faults.Select(f => Path.GetFileNameWithoutExtension(f.List)).ToHashSet());
        Assert.InRange(Faults.Count, 200, int.MaxValue);
    }

    private static MatchCollection Places(Fault fault) =>
        Pattern(fault.Old).Matches(Sources[fault.File].ToList() is [var file] ? file.Text : "");

    // Word by word and sign by sign: what stands between them is the formatter's.
    private static Regex Pattern(string text)
    {
        var tokens = TokenRegex().Matches(text).Select(m => m.Value).ToList();
        var gaps = tokens.Skip(1).Prepend("").Zip(
            tokens.Prepend(""),
            (token, before) => before == "" ? "" : WordRegex().IsMatch(before) && WordRegex().IsMatch(token) ? @"\s+" : @"\s*");
        return new Regex(tokens.Count == 0 ? "$." : string.Concat(gaps.Zip(tokens, (gap, token) => gap + Regex.Escape(token))));
    }

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));

    [GeneratedRegex("^= ", RegexOptions.Multiline)]
    private static partial Regex BeginRegex();

    [GeneratedRegex(@"\w+|[^\w\s]")]
    private static partial Regex TokenRegex();

    [GeneratedRegex(@"^\w")]
    private static partial Regex WordRegex();

    private sealed class Fault(string list, string entry)
    {
        private readonly string[] _lines = entry.Split('\n');

        public string List => list;

        public string File => Lines("file: ").Trim();

        public string[] Tests => Lines("tests: ").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        public string Old => Lines("- ");

        public string New => Lines("+ ");

        public override string ToString() => $"{list}: {_lines[0].Trim()}";

        private string Lines(string begin) =>
            string.Join('\n', _lines.Where(l => l.StartsWith(begin, StringComparison.Ordinal)).Select(l => l[begin.Length..]));
    }
}
