using System.Text.Json.Nodes;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.TrainingInstitution;

/// <summary>What was written once must be read for good. A sample is never edited; a new form gets a new one.</summary>
public sealed class TrainingInstitutionPayloadTests
{
    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "TrainingInstitution", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<TrainingInstitutionApplication>(Sample)))!;

        Assert.All(JsonNode.Parse(Sample)!.AsObject(), part => Assert.All(
            part.Value!.AsObject().Where(f => f.Value is JsonValue), field =>
                Assert.Equal(field.Value!.ToJsonString(), written[part.Key]![field.Key]!.ToJsonString())));
        Assert.Equal("TRN-BAZ", (string?)written["Company"]!["ClassCode"]);
        Assert.Equal("Gjonbalaj", (string?)written["Background"]!["Owners"]![0]!["Person"]!["LastName"]);
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsOnlyTheEntriesLeftOpen()
    {
        var errors = TrainingInstitutionProcess.Form.Validate(Sample, null, new DateOnly(2026, 1, 12));

        Assert.Equal(["background.entry-unsaved", "background.entry-unsaved"], errors.Select(e => e.Code));
    }
}
