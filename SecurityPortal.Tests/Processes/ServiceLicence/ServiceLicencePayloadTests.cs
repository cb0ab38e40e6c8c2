using System.Text.Json.Nodes;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.ServiceLicence;

/// <summary>Drafts and filed versions live for years: what was written once must be read for good. A sample is never edited; a new form gets a new
/// one.</summary>
public sealed class ServiceLicencePayloadTests
{
    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "ServiceLicence", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = PayloadJson.Write(PayloadJson.Read<ServiceLicenceApplication>(Sample));

        Assert.True(JsonNode.DeepEquals(Contained(JsonNode.Parse(written)!, JsonNode.Parse(Sample)!), JsonNode.Parse(Sample)), written);
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsOnlyTheEntriesLeftOpen()
    {
        var errors = ServiceLicenceProcess.Form.Validate(Sample, null, new DateOnly(2026, 1, 12));

        Assert.Equal(
            ["Background.EditedOwner background.entry-unsaved", "Background.EditedResponsible background.entry-unsaved"],
            errors.Select(e => $"{e.Path} {e.Code}"));
    }

    [Fact]
    public void People_SampleOfVersionOne_NamesEveryPersonOnce()
    {
        var people = ServiceLicenceProcess.Form.People(Sample);

        Assert.Equal(
            ["owner Çelë Gjonbalaj 1234567892  True", "responsible Shpëtim Đukić  012345678 True"],
            people.Select(p => $"{p.Role} {p.Name} {p.PersonalNumber?.Reveal()} {p.PassportNumber} {p.Verified}"));
    }

    // A later form may say more than the sample; what the sample says must be there.
    private static JsonNode Contained(JsonNode written, JsonNode sample)
    {
        if (written is JsonObject now && sample is JsonObject then)
        {
            return new JsonObject(then.Where(p => now[p.Key] is not null)
                .Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Contained(now[p.Key]!, p.Value!))));
        }

        return written is JsonArray nowItems && sample is JsonArray thenItems
            ? new JsonArray([.. nowItems.Zip(thenItems, (n, t) => (JsonNode?)Contained(n!, t!))])
            : written.DeepClone();
    }
}
