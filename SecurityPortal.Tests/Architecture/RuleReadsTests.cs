using System.Text.RegularExpressions;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>
/// Rows of the rules are read as of the day that counts. The compiler asks every read of a setting for the kind of day that the setting is read by; these
/// tests see that nobody goes past it.
/// </summary>
public sealed partial class RuleReadsTests
{
    private static readonly List<ReferenceRows> Rows = [.. ProcessCatalogue.All.Select(p => p.Reference)];

    [Fact]
    public void TablesOfTheRules_AreReadByTheReadingApiAlone() => Assert.Empty(
        from file in Sources()
        where !file.Path.StartsWith("SecurityPortal.Core/Reference/", StringComparison.Ordinal)
            && !file.Path.EndsWith("DocumentTables.cs", StringComparison.Ordinal)
        from line in file.Text.Split('\n')
        where Table().IsMatch(line)
        select $"{file.Path}: {line.Trim()}");

    [Fact]
    public void RowsInForce_ArePickedByTheReadingApiAlone() => Assert.Empty(
        from file in Sources()
        where !file.Path.StartsWith("SecurityPortal.Core/Reference/", StringComparison.Ordinal) && file.Path != "SecurityPortal.Core/Data/DatedRows.cs"
        where file.Text.Contains(".InForce(", StringComparison.Ordinal)
        select file.Path);

    // A fee, a requirement and the term of what is granted are those of the filing: a case's own, or of one that would be filed now on a page before it is.
    [Fact]
    public void DayOfFiling_IsTakenFromToday_OnlyWhereNothingIsFiledYet() => Assert.Equal(
        [
            "SecurityPortal.Core/Applicants/ApplicantClasses.cs",
            "SecurityPortal.Core/Drafts/DraftDocuments.List.cs",
            "SecurityPortal.Core/Drafts/DraftReuse.cs",
            "SecurityPortal.Core/Processes/Contract/ContractDesk.cs",
            "SecurityPortal.Core/Processes/Exam/ExamCandidacies.cs",
            "SecurityPortal.Core/Processes/Exam/ExamIntake.cs",
            "SecurityPortal.Core/Processes/Incidents/IncidentQueries.cs",
            "SecurityPortal.Core/Processes/PersonCard/PersonCardDesk.cs",
            "SecurityPortal.Core/Processes/ServiceOverviewCache.cs",
            "SecurityPortal.Core/Processes/WorkerLicence/WorkerLicenceDesk.cs",
            "SecurityPortal.Core/Processes/WorkerLicence/WorkerLicenceRules.cs",
        ],
        Sources().Where(f => FiledToday().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Settings_EachIsShippedOnceWithAValueThatItsRuleTakes()
    {
        var shipped = ReferenceData.Settings(Rows).ToList();

        Assert.True(shipped.Count > 30);
        Assert.All(shipped, s => Assert.Null(s.Key.Rule.Fault(s.Row.Value)));
        Assert.All(shipped, s => Assert.Equal(s.Key.Code, s.Row.Code));
        Assert.Empty(shipped.Where(s => s.Row.Value.All(char.IsAsciiDigit) && s.Key.Rule.Range is null).Select(s => s.Key.Code)
            .Except(["payment.reference-prefix", "payment.account"]));
    }

    [Theory]
    [InlineData("decision.days", RuleReading.Filing)]
    [InlineData("licence.years", RuleReading.Filing)]
    [InlineData("exam.pass-mark", RuleReading.Act)]
    [InlineData("appeal.days", RuleReading.Act)]
    [InlineData("payment.close-days", RuleReading.Act)]
    [InlineData("lookup.per-hour", RuleReading.Present)]
    public void Setting_SaysWhoseDayCounts(string code, RuleReading reading) => Assert.Equal(reading, new ReferenceRules(Rows).FindSetting(code)!.Reading);

    private static IEnumerable<SourceFile> Sources() =>
        Repository.Files("SecurityPortal.Core", ".cs").Concat(Repository.Files("SecurityPortal.Web", ".cs", ".razor"));

    [GeneratedRegex(@"\b(?:_?db|inner|outer)\.(?:CodeItems|Settings|Tariffs|DocumentRequirements)\b|Set<(?:CodeItem|PortalSetting|Tariff|DocumentReq\w+)>")]
    private static partial Regex Table();

    [GeneratedRegex(@"new FilingDay\(")]
    private static partial Regex FiledToday();
}
