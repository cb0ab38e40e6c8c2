using System.Text.Json.Nodes;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>Drafts and filed versions live for years: what was written once must be read for good. A sample is never edited; a new form gets a new
/// one.</summary>
public sealed class ExamPayloadTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static readonly string Sample = File.ReadAllText(Repository.Path("SecurityPortal.Tests", "Processes", "Exam", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<ExamApplication>(Sample)))!.AsObject();
        var sample = JsonNode.Parse(Sample)!.AsObject();

        foreach (var (part, fields) in sample)
        {
            if (fields is JsonObject group)
            {
                Assert.All(group, field => Assert.True(JsonNode.DeepEquals(field.Value, written[part]![field.Key]), $"{part}.{field.Key}"));
            }
            else
            {
                Assert.Equal($"{fields}", $"{written[part]}");
            }
        }
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsNothing() => Assert.Empty(ExamProcess.Form.Validate(Sample, null, Today));

    [Fact]
    public void People_SampleOfVersionOne_NamesTheCandidate() => Assert.Equal(
        "candidate Çelë Gjonbalaj 1234567892 True",
        string.Join(' ', ExamProcess.Form.People(Sample).Select(p => $"{p.Role} {p.Name} {p.PersonalNumber?.Reveal()} {p.Verified}")));

    [Theory]
    [InlineData("sq", "Serbisht")]
    [InlineData("sr-Latn", "Srpski")]
    [InlineData("en", "Serbian")]
    public void Describe_EachLanguage_SaysEveryAnswerInIt(string language, string exam)
    {
        var sections = ExamProcess.Form.Describe(Sample,
            new AnswerLanguage(Languages.Culture(language), new CodeBook([.. ExamProcess.Definition.Reference.Codes]), new DateOnly(2026, 6, 15)));

        Assert.Equal(["candidate", "training"], sections.Select(s => s.Step));
        var answers = sections.SelectMany(s => s.Groups).SelectMany(g => g.Answers).ToDictionary(a => a.Path, a => a.Value);
        Assert.Equal(exam, answers["Training.Language"]);
        Assert.Equal("03.11.2025", answers["Training.From"]);
        Assert.NotEqual("EDU-2", answers["Training.Education"]);
        Assert.Equal("Illyria Guard Sh.p.k.", answers["Training.Employer"]);
    }

    [Theory]
    [InlineData("Training.Employer", "", "exam.employer.required")]
    [InlineData("Training.Education", "", "exam.education.required")]
    [InlineData("Training.From", "2010-01-01", "exam.training-from.invalid")]
    [InlineData("Training.To", "2025-10-01", "exam.training-to.invalid")]
    [InlineData("Training.To", "2026-01-13", "exam.training-to.invalid")]
    [InlineData("Training.Hours", "shumë", "exam.hours.invalid")]
    [InlineData("Training.Hours", "0", "exam.hours.invalid")]
    [InlineData("Training.Hours", "2001", "exam.hours.invalid")]
    [InlineData("Training.Language", "tr", "exam.language.required")]
    [InlineData("Person.Street", "", "person.street.required")]
    public void Validate_OneAnswerWrong_IsFoundAtItsPath(string path, string value, string code)
    {
        var sample = JsonNode.Parse(Sample)!;
        var (part, field) = (path.Split('.')[0], path.Split('.')[1]);
        sample[part]![field] = value;

        var error = Assert.Single(ExamProcess.Form.Validate(sample.ToJsonString(), null, Today));

        Assert.Equal((path, code), (error.Path, error.Code));
    }

    [Fact]
    public void Validate_ForeignCitizen_AsksForPassportResidenceAndWorkPermit()
    {
        var application = PayloadJson.Read<ExamApplication>(Sample);
        application.Person.IsForeign = true;

        var codes = ExamProcess.Form.Validate(application, ExamForm.CandidateStep, Today).Select(e => e.Code);

        Assert.Equal(
            ["person.citizenship.required", "person.passport.required", "person.passport-expiry.required", "person.residence.required",
                "person.work-permit.required"], codes);
    }
}
