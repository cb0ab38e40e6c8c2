using System.Text.Json.Nodes;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.PersonCard;

/// <summary>Drafts and filed versions live for years: what was written once must be read for good. A sample is never edited; a new form gets a new
/// one.</summary>
public sealed class PersonCardPayloadTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "PersonCard", "Samples", "application-v1.json"));

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        var written = JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<PersonCardApplication>(Sample)))!;

        Assert.All(JsonNode.Parse(Sample)!["Card"]!.AsObject(), p => Assert.True(JsonNode.DeepEquals(p.Value, written["Card"]![p.Key]), p.Key));
    }

    [Fact]
    public void Validate_SampleOfVersionOne_FindsNothing() => Assert.Empty(PersonCardProcess.Form.Validate(Sample, null, Today));

    [Theory]
    [InlineData("Card.Street", "person.street.required")]
    [InlineData("Card.PositionCode", "card.position.required")]
    [InlineData("Card.PositionText", "card.position-text.required")]
    public void Validate_OneThingMissing_IsFoundAtItsField(string path, string code)
    {
        var application = PayloadJson.Read<PersonCardApplication>(Sample);
        _ = path switch
        {
            "Card.Street" => application.Card.Street = null,
            "Card.PositionCode" => application.Card.PositionCode = null,
            _ => application.Card.PositionText = "",
        };

        var error = Assert.Single(PersonCardProcess.Form.Validate(application, null, Today));

        Assert.Equal((path, code), (error.Path, error.Code));
    }

    [Fact]
    public void Describe_ForeignCitizen_SaysForeignAndTheTypedPosition()
    {
        var answers = PersonCardProcess.Form.Describe(Sample, new AnswerLanguage(Languages.Culture("sq"), new CodeBook([]), new DateOnly(2026, 6, 15)))
            .SelectMany(s => s.Groups)
            .SelectMany(g => g.Answers)
            .ToDictionary(a => a.Path, a => a.Value);

        Assert.Equal(("I huaj", "Shoqërues", "KP-2026-0001 (e humbur)"), (answers["Card.Citizenship"], answers["Card.Position"], answers["Card.Replaces"]));
    }
}
