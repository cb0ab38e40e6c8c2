using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Licensing;

public sealed class LicensingAnswersTests : IAsyncLifetime
{
    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "ServiceLicence", "Samples", "application-v1.json"));

    private Database _database = null!;
    private CodeBook _codes = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        await using var db = _database.CreateDbContext();
        _codes = new CodeBook(await db.CodeItems.ToListAsync());
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Describe_EverythingEntered_HasATextForEachLabel(string language)
    {
        var sections = Describe(language);

        Assert.Equal(["company", "background", "profile"], sections.Select(s => s.Step));
        Assert.All(sections, s => AssertText(s.Title));
        Assert.All(Answers(sections), a => AssertText(a.Label));
        Assert.All(Answers(sections), a => Assert.NotEqual("", a.Value));
    }

    [Fact]
    public void Describe_InAnyLanguage_HasTheSamePathsAndOthersTexts()
    {
        var (sq, sr, en) = (Answers(Describe("sq")), Answers(Describe("sr-Latn")), Answers(Describe("en")));

        Assert.Equal(sq.Select(a => a.Path), sr.Select(a => a.Path));
        Assert.Equal(sq.Select(a => a.Path), en.Select(a => a.Path));
        Assert.Equal(sq.Count, sq.Select(a => a.Path).Distinct().Count());
        Assert.Equal(("Shërbime themelore të sigurisë", "Osnovne usluge obezbeđenja", "Basic security services"), (Value(sq), Value(sr), Value(en)));

        static string Value(IEnumerable<Answer> answers) => answers.Single(a => a.Path == "Company.ClassCode").Value;
    }

    [Fact]
    public void Describe_EveryPathOfTheValidators_HasAnAnswerToShowTheErrorAt()
    {
        var paths = Answers(Describe("en")).Select(a => a.Path).ToHashSet();
        var empty = new ServiceLicenceApplication();

        var wrong = ServiceLicenceProcess.Form.Validate(empty, null, new DateOnly(2026, 1, 12)).Select(e => e.Path)
            .Where(p => !p.StartsWith("Background", StringComparison.Ordinal));

        Assert.All(wrong, p => Assert.Contains(p, paths));
    }

    [Fact]
    public void Describe_NumbersOfPersons_AreSecretsAndNothingElseHoldsThem()
    {
        var answers = Answers(Describe("en"));

        Assert.Equal(["1234567892", "012345678"], answers.Where(a => a.Kind == AnswerKind.Secret).Select(a => a.Value));
        Assert.DoesNotContain(answers, a => a.Kind != AnswerKind.Secret
            && (a.Value.Contains("1234567892", StringComparison.Ordinal) || a.Value == "012345678"));
        Assert.All(answers, a => Assert.Equal($"answer {a.Path}", a.ToString()));
    }

    [Fact]
    public void Describe_Values_ReadAsPeopleWriteThem()
    {
        var answers = Answers(Describe("en"));

        Assert.Equal("17.05.1980", Value("Person.BirthDate"));
        Assert.Equal("Germany", Value("Organisation.Country"));
        Assert.Equal("044 111 222", Value("Company.ResponsiblePhone"));
        Assert.Equal("XK05 1212 0123 4567 8906", Value("Company.BankAccount"));
        Assert.Equal("Yes", Value("HasPermanentResidence"));
        Assert.Equal("EMBLEM", Value("Profile.Emblem"));

        string Value(string path) => answers.Single(a => a.Path.EndsWith(path, StringComparison.Ordinal)).Value;
    }

    [Fact]
    public void Describe_NothingEntered_ShowsTheGaps()
    {
        var sections = ServiceLicenceProcess.Form.Describe("{}", new AnswerLanguage(Languages.Culture("en"), _codes, new DateOnly(2026, 6, 15)));

        Assert.Equal("", Answers(sections).Single(a => a.Path == "Company.BankAccount").Value);
    }

    private IReadOnlyList<AnswerSection> Describe(string language) =>
        ServiceLicenceProcess.Form.Describe(Sample, new AnswerLanguage(Languages.Culture(language), _codes, new DateOnly(2026, 6, 15)));

    private static List<Answer> Answers(IEnumerable<AnswerSection> sections) => [.. sections.SelectMany(s => s.Groups).SelectMany(g => g.Answers)];

    // A missing text shows as its key: letters and dots without a blank, e.g. Company.Name.
    private static void AssertText(string text)
    {
        Assert.NotEqual("", text);
        Assert.DoesNotMatch(new Regex(@"^[A-Za-z]+\.[A-Za-z.]+$"), text);
    }
}
