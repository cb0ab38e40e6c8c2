using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>The form: what was written once is read for good, what is missing is said, what is printed is the code's data.</summary>
public sealed class CloseProtectionPayloadTests
{
    private static readonly string Sample = FrozenSample.Of(CloseProtectionProcess.ProcessKey);
    private static readonly DateOnly Today = new(2026, 1, 12);

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothingAndIsComplete()
    {
        FrozenSample.LosesNothing<CloseProtectionApplication>(Sample);

        Assert.Empty(CloseProtectionProcess.Form.Validate(Sample, null, Today));
    }

    [Fact]
    public void Validate_EmptyForm_AsksForEachAnswerInItsStep()
    {
        var errors = CloseProtectionProcess.Form.Validate("{}", null, Today);

        Assert.Equal(
            [
                "Company.Email", "Company.Phone", "Company.ResponsibleAddress", "Company.ResponsiblePerson", "Plan.Measures", "Plan.RiskAssessment",
                "Protected.Person.PersonalNumber", "Protected.Profession", "Unit.Name", "Unit.Phone", "Unit.ResponsiblePerson",
            ],
            errors.Select(e => e.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["company", "plan", "protected"], errors.Select(e => e.Step).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(PersonLookupState.NotAsked, "person.number.search-first")]
    [InlineData(PersonLookupState.Unknown, "person.number.unknown")]
    [InlineData(PersonLookupState.Unavailable, "person.first-name.required")]
    public void Validate_LocalPerson_MustBeFoundOrTyped(PersonLookupState state, string code)
    {
        var application = PayloadJson.Read<CloseProtectionApplication>(Sample);
        application.Protected.Forget();
        application.Protected.Person.Lookup = state;

        Assert.Contains(CloseProtectionProcess.Form.Validate(application, CloseProtectionForm.ProtectedStep, Today), e => e.Code == code);
    }

    [Fact]
    public void Validate_ForeignCitizen_NeedsNameCitizenshipAndPassport()
    {
        var application = PayloadJson.Read<CloseProtectionApplication>(Sample);
        application.Protected.Forget();
        application.Protected.Person.IsForeign = true;

        Assert.Equal(
            ["person.citizenship.required", "person.first-name.required", "person.last-name.required", "person.passport.required"],
            CloseProtectionProcess.Form.Validate(application, CloseProtectionForm.ProtectedStep, Today).Select(e => e.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Describe_InEachLanguage_HasALabelForEveryAnswer_AndMasksTheNumber(string language)
    {
        var answers = CloseProtectionProcess.Form.Describe(Sample, new AnswerLanguage(Languages.Culture(language), new CodeBook([]), new DateOnly(2026, 6, 15)))
            .SelectMany(s => s.Groups)
            .SelectMany(g => g.Answers).ToList();

        Assert.DoesNotContain(answers, a => a.Label.Contains('.', StringComparison.Ordinal));
        Assert.DoesNotContain(answers, a => a.Value.Length == 0);
        Assert.Equal(AnswerKind.Secret, answers.Single(a => a.Value == "1234567892").Kind);
        Assert.Equal(answers.Count, answers.Select(a => a.Path).Distinct().Count());
    }

    [Fact]
    public void People_NamesTheProtectedPerson()
    {
        var person = Assert.Single(CloseProtectionProcess.Form.People(Sample));

        Assert.Equal(("protected", "Shpëtim Đukić", "1234567892", true), (person.Role, person.Name, person.PersonalNumber!.Value.Reveal(), person.Verified));
        Assert.Empty(CloseProtectionProcess.Form.People("{}"));
    }

    [Theory]
    [InlineData("Gazetar", true)]
    [InlineData("Kërcënime me shkrim.", false)]
    public void DataCode_ChangesWithWhatThePaperPrints(string answer, bool changes)
    {
        var papers = CloseProtectionProcess.Definition.Papers!;
        var other = Sample.Replace(answer, "Tjetër", StringComparison.Ordinal);

        Assert.NotEqual(Sample, other);
        Assert.Equal(changes, Code(Sample) != Code(other));

        string Code(string payload) => papers.DataCode(CloseProtectionProcess.Form, payload, "CP01", null);
    }
}
