using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>The rules of the house that the compiler does not know.</summary>
public sealed partial class HouseRulesTests
{
    private static readonly IReadOnlyList<SourceFile> Core = Repository.Files("SecurityPortal.Core", ".cs");
    private static readonly IReadOnlyList<SourceFile> Pages = Repository.Files("SecurityPortal.Web", ".cs", ".razor");
    private static readonly IReadOnlyList<SourceFile> Sources = [.. Core, .. Pages];

    // Comments may name what code may not.
    private static readonly Regex Comment = CommentRegex();

    [Fact]
    public void Rooms_ReferToNoProcess()
    {
        var any = string.Join('|', ProcessCatalogue.All.Select(p => p.Key));
        var process = new Regex($@"\bProcesses\.(?:{any})\b|\b(?:{any})(?:Process|Application)\b");

        string[] free = ["SecurityPortal.Core/Processes/", "SecurityPortal.Web/Processes/"];
        AssertNone(Sources
            .Where(f => !free.Any(folder => f.Path.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(f => Found(f, process)));

        // Beside the processes' own folders stand rooms too; the catalogue and the list of screens alone know them all.
        AssertNone(Sources
            .Where(f => f.Path.Count(c => c == '/') == 2 && f.Path.Contains("/Processes/", StringComparison.Ordinal)
                && !f.Path.EndsWith("/Processes/Catalogue.cs", StringComparison.Ordinal) && !f.Path.EndsWith("/ProcessScreens.cs", StringComparison.Ordinal))
            .SelectMany(f => Found(f, process)));
    }

    [Fact]
    public void Processes_ReferToNoOtherProcess() => Assert.All(ProcessCatalogue.All, process =>
    {
        var others = ProcessCatalogue.All.Select(p => p.Key).Where(k => k != process.Key).ToList();
        if (others.Count == 0)
        {
            return;
        }

        var other = new Regex($@"\bProcesses\.(?:{string.Join('|', others)})\b");
        AssertNone(Sources.Where(f => f.Path.Contains($"/Processes/{process.Key}/", StringComparison.Ordinal)).SelectMany(f => Found(f, other)));
    });

    [Fact]
    public void Core_KnowsNoBrowser() => AssertNowhere(Core, @"\bHttpContext\b|Microsoft\.AspNetCore\.(?:Components|Http)\b");

    [Fact]
    public void Components_TouchNoDatabase() => AssertNowhere(
        Pages.Where(IsComponent), @"\bPortalDbContext\b|\bIDbContextFactory\b|Microsoft\.EntityFrameworkCore");

    [Fact]
    public void Components_TouchNoRequest() => AssertNowhere(Pages.Where(IsComponent).Where(f => !IsStatic(f)), @"\bHttpContext\b|\bIHttpContextAccessor\b");

    [Fact]
    public void Clock_IsTheOneHandedIn() => AssertNowhere(
        Sources, @"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount|TimeProvider\.System\.Get");

    // A day is local to the portal (LocalTime), wherever its server stands and whatever zone a browser is in.
    [Fact]
    public void TimeZone_OfServerOrBrowser_IsAskedNowhere() => AssertNone(
        Except("/Data/Converters.cs").SelectMany(f => Found(f, new Regex(@"\bTimeZoneInfo\.Local\b|\.ToLocalTime\(|\bDateTimeKind\.Local\b|\.LocalDateTime\b")))
            .Concat(Repository.Files("wwwroot-assets", ".js").Concat(Repository.Files("SecurityPortal.Web", ".js"))
                .SelectMany(f => Found(f, new Regex(@"\bnew Date\(|\.toLocale|\bIntl\.|getTimezoneOffset")))));

    [Fact]
    public void Markup_IsNeverMadeFromText()
    {
        // Two places draw what stands in our own sources: the icons' paths and the names of the font files.
        string[] allowed = ["SecurityPortal.Web/Components/Common/PortalIcon.razor", "SecurityPortal.Web/Components/Layout/PortalFonts.razor"];

        AssertNowhere(Sources.Where(f => !allowed.Contains(f.Path)), @"\bMarkupString\b|\bAddMarkupContent\b");
    }

    [Fact]
    public void MudBlazor_DrawsOnlyWhatDecision0010GivesIt()
    {
        // What is its, and where; everything else of it, inputs and buttons above all, stands nowhere.
        (string Component, string Place)[] allowed =
        [
            (@"Mud(?:Popover|Dialog|Snackbar)Provider", @"/Components/Layout/MainLayout\.razor$|/Gallery/GalleryLayout\.razor$"),
            (@"MudThemeProvider", @"/Hosting/ThemeSheet\.cs$"),
            (@"MudDialog", @"Dialog\.razor$"),
            (@"MudDataGrid|MudDataGridPager|MudChart", @"^SecurityPortal\.Web/(?:Officer|Processes)/"),
        ];
        var components = string.Join('|', typeof(MudDialog).Assembly.GetTypes().Where(t => t.IsPublic && t.IsAssignableTo(typeof(IComponent)))
            .Select(t => t.Name.Split('`')[0]));

        AssertNone(Pages.SelectMany(f =>
        {
            var mine = string.Join('|', allowed.Where(a => Regex.IsMatch(f.Path, a.Place)).Select(a => a.Component));
            return Found(f, new Regex($@"<(?!(?:{(mine == "" ? "$." : mine)})\b)(?=Mud)(?:{components})\b"));
        }));
    }

    [Fact]
    public void Inputs_AreBoundSoThatNoAnswerOverwritesWhatIsTyped() => AssertNowhere(Pages, @"@oninput=");

    [Fact]
    public void Buttons_AreDrawnByPortalButtonAlone() => AssertNowhere(
        Pages.Where(f => !f.Path.EndsWith("/Common/PortalButton.razor", StringComparison.Ordinal)), @"\bportal-(?:link-)?button(?!s)\b|\bportal-link-danger\b");

    [Fact]
    public void Markup_TextsForComponents_AreNoForgottenCode()
    {
        var texts = typeof(Web.Components.App).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentBase)))
            .SelectMany(t => t.GetProperties().Where(p => p.PropertyType == typeof(string) && p.IsDefined(typeof(ParameterAttribute), true))
                .Select(p => $"{t.Name.Split('`')[0]} {p.Name}"))
            .ToHashSet();

        // Without @ a text parameter takes the code itself, letter by letter, and the compiler is content.
        AssertNone(Sources.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal)).SelectMany(f => TagRegex().Matches(f.Text)
            .SelectMany(tag => AttributeRegex().Matches(tag.Groups[2].Value)
                .Where(a => texts.Contains($"{tag.Groups[1].Value} {a.Groups[1].Value}") && CodeRegex().IsMatch(a.Groups[2].Value))
                .Select(a => $"{f.Path}: <{tag.Groups[1].Value} {a.Value}"))));
    }

    // A mail server that trickles must take real time; no other test waits by the clock.
    [Fact]
    public void Tests_AreNeverSkippedAndNeverSleep() => AssertNowhere(
        Repository.Files("SecurityPortal.Tests", ".cs")
            .Where(f => !f.Path.EndsWith("/HouseRulesTests.cs", StringComparison.Ordinal)
            && !f.Path.EndsWith("/TestProvider.cs", StringComparison.Ordinal) // SQL Server, where there is none.
            && !f.Path.EndsWith("/SmtpMailTransportTests.cs", StringComparison.Ordinal)),
        @"\bSkip\s*=|\bTask\.Delay\(\s*(?:\d|TimeSpan)");

    [Fact]
    public void Pages_AreCountedInOnePlace() => AssertNowhere(
        Except("SecurityPortal.Core/Common/Pag"),
        @"\bSkip\([^)]*\*|\bPageNumber\s*-\s*1\b|\b[Pp]age\s*[-+]\s*1\b|[Pp]ageSize\s*[*/]|[*/]\s*[Pp]ageSize|\brecord\s+\w+Page\(\s*IReadOnlyList<");

    [Fact]
    public void DatedRows_AreHeldAgainstADayInOnePlace() => AssertNowhere(Except("/Data/DatedRows.cs"), @"\bValidTo\s*(?:==|is)\s*null\b");

    [Fact]
    public void Spreadsheets_AreReadAndWrittenInOneRoom() => AssertNowhere(Except("/Spreadsheets/"), @"\bMiniExcel|\bCsvHelper\b");

    // The developer's mailbox shows what the portal wrote itself.
    [Fact]
    public void Files_AreSentByOneAnswer() =>
        AssertNowhere(Except("/FileDownloads.cs", "/DeveloperMail.cs"), @"\bResults\.(?:File|Stream|Bytes|PhysicalFile)\b");

    [Fact]
    public void Sources_HoldNoUnfinishedWork() => AssertNone(Sources.SelectMany(f => Found(f, UnfinishedRegex(), withComments: true)));

    [Fact]
    public void CommittedFiles_NameNoMachineAndNoRegistry()
    {
        string[] endings = [".cs", ".razor", ".csproj", ".props", ".json", ".md", ".sln", ".config", ".sh", ".js", ".css", ".resx", ".py", ".editorconfig",
            ".yml", ".tsv"];
        string[] folders = [".ci", ".config", "docs", "wwwroot-assets", "SecurityPortal.Core", "SecurityPortal.Web", "SecurityPortal.Tests"];
        var files = folders.Where(f => Directory.Exists(Repository.Path(f))).SelectMany(f => Repository.Files(f, endings))
            .Concat(Directory.GetFiles(Repository.Root).Where(f => Path.GetFileName(f) != ".git")
                .Select(f => new SourceFile(Path.GetFileName(f), File.ReadAllText(f))));

        AssertNone(files.Where(f => !f.Path.EndsWith("/HouseRulesTests.cs", StringComparison.Ordinal))
            .SelectMany(f => Found(f, PlaceRegex(), withComments: true)));
    }

    private static void AssertNowhere(IEnumerable<SourceFile> files, string pattern) => AssertNone(files.SelectMany(f => Found(f, new Regex(pattern))));

    private static IEnumerable<SourceFile> Except(params string[] places) => Sources.Where(f => !places.Any(p => f.Path.Contains(p, StringComparison.Ordinal)));

    private static void AssertNone(IEnumerable<string> places) => Assert.True(!places.Any(), string.Join('\n', places));

    private static IEnumerable<string> Found(SourceFile file, Regex pattern, bool withComments = false) => file.Text.Split('\n')
        .Select((line, index) => (Text: withComments ? line : Comment.Replace(line, ""), Number: index + 1))
        .Where(line => pattern.IsMatch(line.Text))
        .Select(line => $"{file.Path}:{line.Number}: {line.Text.Trim()}");

    private static bool IsComponent(SourceFile file) => file.Path.EndsWith(".razor", StringComparison.Ordinal)
        || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal);

    // Pages without a circuit are drawn during a request, and may look at it.
    private static bool IsStatic(SourceFile file) => file.Path.EndsWith("/App.razor", StringComparison.Ordinal)
        || file.Path.StartsWith("SecurityPortal.Web/Account/", StringComparison.Ordinal)
            || file.Path.StartsWith("SecurityPortal.Web/Public/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?://|\*|@\*).*$|\s//\s.*$")]
    private static partial Regex CommentRegex();

    [GeneratedRegex(@"<([A-Z]\w*)\b((?:[^<>""]|""[^""]*"")*)>")]
    private static partial Regex TagRegex();

    [GeneratedRegex(@"(?<![\w@:-])([A-Z]\w*)=""([^""@]+)""")]
    private static partial Regex AttributeRegex();

    [GeneratedRegex(@"\w\(.*\)|^_\w|\?\?|\?\.|=>")]
    private static partial Regex CodeRegex();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|\bNotImplementedException\b|>stub<")]
    private static partial Regex UnfinishedRegex();

    [GeneratedRegex(@"(?<![\w./$~-])/(?:work|root|home|Users|tmp)/\w|api\.nuget\.org|registry\.npmjs|pypi\.org|pkgs\.dev\.azure|artifactory|/nexus/|\bnuget\.(?!config)[a-z0-9-]+\.[a-z]{2,}")]
    private static partial Regex PlaceRegex();
}
