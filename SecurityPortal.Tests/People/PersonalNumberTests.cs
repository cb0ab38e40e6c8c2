using System.Text.Json;
using SecurityPortal.Core.People;

namespace SecurityPortal.Tests.People;

public sealed class PersonalNumberTests
{
    [Theory]
    [InlineData("1234567892")]
    [InlineData("  1234567892 ")]
    [InlineData("12 345 678\u00A092")]
    public void TryParse_TenDigitsWithBlanks_KeepsDigits(string text)
    {
        Assert.True(PersonalNumber.TryParse(text, out var number));
        Assert.Equal("1234567892", number.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("12345678921")]
    [InlineData("123456789a")]
    [InlineData("١٢٣٤٥٦٧٨٩٢")]
    [InlineData("1234-567892")]
    public void TryParse_AnythingElse_Refuses(string? text) => Assert.False(PersonalNumber.TryParse(text, out _));

    [Theory]
    [InlineData("1234567892", true)]
    [InlineData("1000000007", true)]
    [InlineData("1100000004", true)]
    [InlineData("1012345670", true)]
    [InlineData("2012345677", true)]
    [InlineData("1234567890", false)]
    [InlineData("2012345676", false)]
    [InlineData("9234567890", true)]
    public void HasValidCheckDigit_KnownExamples_FollowsTheRule(string text, bool valid) =>
        Assert.Equal(valid, PersonalNumber.Parse(text).HasValidCheckDigit);

    [Fact]
    public void ToString_Always_IsMasked()
    {
        var number = PersonalNumber.Parse("1234567890");

        Assert.Equal("12******90", number.ToString());
        Assert.Equal("12******90", $"{number}");
        Assert.Equal("(none)", default(PersonalNumber).ToString());
    }

    [Fact]
    public void Parse_Malformed_DoesNotRepeatTheText()
    {
        var thrown = Assert.Throws<FormatException>(() => PersonalNumber.Parse("123456789012"));

        Assert.DoesNotContain("12345", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_ValuesOfTheRoom_ComeBackEqual()
    {
        var values = new Values(
            PersonalNumber.Parse("1234567892"), PassportNumber.Parse("p0 123456"), BusinessNumber.Parse("810000001"), BankAccount.Parse("1212012345678906"),
            null);

        var json = JsonSerializer.Serialize(values);

        Assert.Equal(
            """{"Personal":"1234567892","Passport":"P0123456","Business":"810000001","Account":"XK051212012345678906","None":null}""", json);
        Assert.Equal(values, JsonSerializer.Deserialize<Values>(json));
    }

    [Theory]
    [InlineData("\"123456789\"")]
    [InlineData("1234567892")]
    public void Json_NotANumber_ThrowsWithoutTheText(string json)
    {
        var thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PersonalNumber>(json));

        Assert.DoesNotContain("12345", thrown.ToString(), StringComparison.Ordinal);
    }

    private sealed record Values(PersonalNumber Personal, PassportNumber Passport, BusinessNumber Business, BankAccount Account, PersonalNumber? None);
}
