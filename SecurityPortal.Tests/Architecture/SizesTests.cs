using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>How long a file and a method may be before they have more than one thing to do, and how long a line before it is read in two goes.</summary>
public sealed partial class SizesTests
{
    private const int LongestFile = 350;
    private const int LongestMethod = 60;
    private const int LongestLine = 160;

    private static readonly IReadOnlyList<SourceFile> Sources =
    [
        .. new[] { "SecurityPortal.Core", "SecurityPortal.Web", "wwwroot-assets" }
            .SelectMany(folder => Repository.Files(folder, ".cs", ".razor", ".css", ".js")),
    ];

    [Fact]
    public void Files_AreNotTooLong() =>
        AssertNone(Sources.Select(f => (f.Path, Lines: Lines(f.Text))).Where(f => f.Lines > LongestFile).Select(f => $"{f.Path}: {f.Lines} lines"));

    [Fact]
    public void Methods_AreNotTooLong() => AssertNone(
        from file in Sources
        where file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal)
        from tooLong in TooLong(CodeOf(file))
        select $"{file.Path}: {tooLong}");

    [Fact]
    public void Lines_AreNotTooLong() => AssertNone(
        from file in Sources.Concat(Repository.Files("SecurityPortal.Tests", ".cs"))
        from line in LongLines(file)
        select $"{file.Path}:{line}");

    [Fact]
    public void Lines_RuleSeesWhatItForbids()
    {
        var words = new string('a', LongestLine);

        Assert.Single(LongLines(new SourceFile("C.cs", $"class C; // {words}")));
        Assert.Single(LongLines(new SourceFile("C.razor", $"<p>{words}</p>")));
        Assert.Empty(LongLines(new SourceFile("C.cs", $"const string C = \"{words}\";")));
    }

    [Theory]
    [InlineData("void Long() {", "}")]
    [InlineData("int Property { get {", "} }")]
    [InlineData("public C() {", "}")]
    [InlineData("void Outer() { void Long() {", "} }")]
    [InlineData("int Long() => Of(1,", "2);")]
    public void Methods_RuleSeesWhatItForbids(string begin, string end)
    {
        static string Code(string begin, int lines, string end) => $"class C {{ {begin}\n{string.Concat(Enumerable.Repeat("\n", lines - 2))}{end} }}";

        Assert.Empty(TooLong(Code(begin, LongestMethod, end)));
        Assert.NotEmpty(TooLong(Code(begin, LongestMethod + 1, end)));
    }

    [Fact]
    public void Methods_InMarkup_AreFound()
    {
        var markup = $"<p>}}</p>\n@code {{\n    void Long()\n    {{\n        var a = \"}}\";{new string('\n', LongestMethod)}    }}\n}}\n";

        Assert.Single(TooLong(CodeOf(new SourceFile("Some.razor", markup))));
    }

    // What is counted is the method with its head, without comments and attributes above it.
    private static IEnumerable<string> TooLong(string code) =>
        from node in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or PropertyDeclarationSyntax { ExpressionBody: not null }
        let lines = Lines(node)
        where lines > LongestMethod
        select $"{Name(node)}, {lines} lines";

    // One string may pass the edge: cut in two, it would be found by nobody who looks for it.
    private static IEnumerable<int> LongLines(SourceFile file)
    {
        var root = file.Path.EndsWith(".cs", StringComparison.Ordinal) ? CSharpSyntaxTree.ParseText(file.Text).GetRoot() : null;
        return from line in SourceText.From(file.Text).Lines
               where line.Span.Length > LongestLine
                   && (root is null
                       ? !line.ToString().Contains("url(\"data:", StringComparison.Ordinal)
                       : root.FindToken(line.Start + LongestLine).Kind() is not (SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                           or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken))
               select line.LineNumber + 1;
    }

    private static int Lines(SyntaxNode node)
    {
        var first = node switch
        {
            BaseMethodDeclarationSyntax { AttributeLists.Count: > 0 } method => method.AttributeLists[^1].GetLastToken().GetNextToken(),
            _ => node.GetFirstToken(),
        };
        var lines = node.SyntaxTree.GetText().Lines;
        return lines.IndexOf(node.Span.End) - lines.IndexOf(first.SpanStart) + 1;
    }

    private static int Lines(string text) => text.TrimEnd('\n').Count(c => c == '\n') + 1;

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        _ => node.Kind().ToString(),
    };

    // Of a component the code alone, as members of a class; where that ends, the parser finds.
    private static string CodeOf(SourceFile file) => !file.Path.EndsWith(".razor", StringComparison.Ordinal) ? file.Text
        : CodeRegex().Match(file.Text) is { Success: true } code ? $"class Code {file.Text[(code.Index + code.Length - 1)..]}"
        : "";

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));

    [GeneratedRegex(@"@code\s*\{")]
    private static partial Regex CodeRegex();
}
