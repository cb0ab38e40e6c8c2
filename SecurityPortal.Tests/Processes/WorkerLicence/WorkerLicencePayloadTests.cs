using System.Text.Json.Nodes;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.WorkerLicence;

/// <summary>Drafts and filed versions live for years: what was written once must be read for good. A sample is never edited; a new form gets a new
/// one.</summary>
public sealed class WorkerLicencePayloadTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "WorkerLicence", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<WorkerLicenceApplication>(Sample)))!;

        foreach (var part in new[] { "Person", "Certificate" })
        {
            Assert.All(JsonNode.Parse(Sample)![part]!.AsObject(), p => Assert.True(JsonNode.DeepEquals(p.Value, written[part]![p.Key]), p.Key));
        }

        Assert.Equal("W-BAZ", (string?)written["ClassCode"]);
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsNothing() => Assert.Empty(WorkerLicenceProcess.Form.Validate(Sample, null, Today));

    [Fact]
    public void People_Sample_IsTheWorkerByBothNumbers()
    {
        var person = Assert.Single(WorkerLicenceProcess.Form.People(Sample));

        Assert.Equal(("worker", "Shpëtim Đukić", "9000000011", "AB1234567"),
            (person.Role, person.Name, person.PersonalNumber!.Value.Reveal(), person.PassportNumber));
    }

    [Theory]
    [InlineData("Person.WorkPermit", "person.work-permit.required")]
    [InlineData("Person.HasPermanentResidence", "worker.residence-required")]
    [InlineData("Certificate.Number", "certificate.number.required")]
    [InlineData("Certificate.PassedOn", "certificate.date.invalid")]
    public void Validate_OneThingWrong_IsFoundAtItsField(string path, string code)
    {
        var application = PayloadJson.Read<WorkerLicenceApplication>(Sample);
        _ = path switch
        {
            "Person.WorkPermit" => application.Person.WorkPermit = null,
            "Person.HasPermanentResidence" => $"{application.Person.HasPermanentResidence = false}",
            "Certificate.Number" => application.Certificate.Number = " ",
            _ => $"{application.Certificate.PassedOn = Today.AddDays(1)}",
        };

        var error = Assert.Single(WorkerLicenceProcess.Form.Validate(application, null, Today));

        Assert.Equal((path, code), (error.Path, error.Code));
    }
}
