using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

public sealed class PaymentReferenceTests
{
    [Fact]
    public void Create_PrefixYearSequence_StandInOrderBeforeTheCheckDigits()
    {
        var reference = PaymentReference.Create("999", 2026, 1);

        Assert.Equal("99926000000001", reference[..14]);
        Assert.Equal(16, reference.Length);
        Assert.Equal(1, (int)(ulong.Parse(reference, System.Globalization.CultureInfo.InvariantCulture) % 97));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(97)]
    [InlineData(123_456_789)]
    [InlineData(999_999_999)]
    public void IsValid_AnyOneDigitChangedOrTwoNeighboursSwapped_Fails(int sequence)
    {
        var reference = PaymentReference.Create("102", 2031, sequence);

        Assert.True(PaymentReference.IsValid(reference));
        Assert.All(Mistakes(reference), wrong => Assert.False(PaymentReference.IsValid(wrong), wrong));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("9999")]
    [InlineData("AB1")]
    public void Create_PrefixNotThreeDigits_Throws(string prefix) => Assert.Throws<InvalidOperationException>(() => PaymentReference.Create(prefix, 2026, 1));

    [Fact]
    public void IsValid_AsPeopleTypeIt_IgnoresBlanks()
    {
        var reference = PaymentReference.Create("999", 2026, 42);

        Assert.True(PaymentReference.IsValid($" {PaymentReference.Grouped(reference)} "));
        Assert.False(PaymentReference.IsValid(reference[..15]));
        Assert.False(PaymentReference.IsValid(null));
    }

    private static IEnumerable<string> Mistakes(string reference)
    {
        for (var i = 0; i < reference.Length; i++)
        {
            foreach (var digit in "0123456789".Where(d => d != reference[i]))
            {
                yield return $"{reference[..i]}{digit}{reference[(i + 1)..]}";
            }

            if (i > 0 && reference[i] != reference[i - 1])
            {
                yield return $"{reference[..(i - 1)]}{reference[i]}{reference[i - 1]}{reference[(i + 1)..]}";
            }
        }
    }
}
