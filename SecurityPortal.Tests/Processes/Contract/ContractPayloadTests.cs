using System.Text.Json.Nodes;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>What was written once must be read for good. A sample is never edited; a new form gets a new one.</summary>
public sealed class ContractPayloadTests
{
    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "Contract", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<ContractApplication>(Sample)))!;

        AssertContains(written, JsonNode.Parse(Sample)!, "");
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsNothing() =>
        Assert.Empty(ContractProcess.Form.Validate(Sample, null, new DateOnly(2026, 1, 12)));

    [Fact]
    public void People_LegalClient_NamesNobody_AndALocalOneWithItsNumber()
    {
        Assert.Empty(ContractProcess.Form.People(Sample));

        var person = Assert.Single(ContractProcess.Form.People(Sample.Replace("LegalPerson", "LocalPerson", StringComparison.Ordinal)));
        Assert.Equal(("client", "Shpëtim Đukić", "1234567892", true), (person.Role, person.Name, person.PersonalNumber!.Value.Reveal(), person.Verified));
        person = Assert.Single(ContractProcess.Form.People(Sample.Replace("LegalPerson", "ForeignPerson", StringComparison.Ordinal)));
        Assert.Equal(("Elena Petrova", null, "A1234567"), (person.Name, person.PersonalNumber, person.PassportNumber));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Describe_InEachLanguage_HasALabelForEveryAnswerAndMarksWhatTheRegistryHasOtherwise(string language)
    {
        var sections = ContractProcess.Form.Describe(Sample, new AnswerLanguage(Languages.Culture(language), new CodeBook([]), new DateOnly(2026, 6, 15)));

        var answers = sections.SelectMany(s => s.Groups).SelectMany(g => g.Answers).ToList();
        Assert.DoesNotContain(answers, a => a.Label.Contains('.', StringComparison.Ordinal));
        Assert.Equal("Shkolla Drita Sh.p.k.", Assert.Single(answers, a => a.Path.StartsWith("Client.Registry.", StringComparison.Ordinal)).Value);
        Assert.Equal("4,50 €", answers.Single(a => a.Path == "Terms.HourlyPrice").Value);
        Assert.Equal(answers.Count, answers.Select(a => a.Path).Distinct().Count());
    }

    private static void AssertContains(JsonNode written, JsonNode sample, string path)
    {
        switch (sample)
        {
            case JsonObject parts:
                Assert.All(parts, p => AssertContains(written[p.Key] ?? throw new KeyNotFoundException($"{path}.{p.Key} was lost."), p.Value!,
                    $"{path}.{p.Key}"));
                break;
            case JsonArray items:
                Assert.All(items.Index(), i => AssertContains(written[i.Index]!, i.Item!, $"{path}[{i.Index}]"));
                break;
            default:
                Assert.True(JsonNode.DeepEquals(written, sample), $"{path}: {written.ToJsonString()}");
                break;
        }
    }
}
