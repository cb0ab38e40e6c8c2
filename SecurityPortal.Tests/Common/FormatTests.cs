using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.Common;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "0,00 €")]
    [InlineData(5, "0,05 €")]
    [InlineData(123_456, "1.234,56 €")]
    [InlineData(-123_456, "-1.234,56 €")]
    [InlineData(100_000_000_000, "1.000.000.000,00 €")]
    public void Money_Cents_ReadAsEuro(long cents, string expected) => Assert.Equal(expected, Money.Format(cents));

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public void Culture_EachLanguage_HasThePortalsForms(string name)
    {
        var culture = Languages.Culture(name);

        Assert.Equal(name, culture.Name);
        Assert.Equal("1.234,56 €", 1234.56m.ToString("C", culture));
        Assert.Equal("1.234,5", 1234.5m.ToString("N1", culture));
        Assert.Equal("31.12.2026", new DateOnly(2026, 12, 31).ToString("d", culture));
        Assert.Equal("31.12.2026 14:03", new DateTime(2026, 12, 31, 14, 3, 0).ToString("g", culture));
        Assert.Equal(DayOfWeek.Monday, culture.DateTimeFormat.FirstDayOfWeek);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("")]
    [InlineData(null)]
    public void Culture_UnknownName_IsAlbanian(string? name) => Assert.Equal("sq", Languages.Culture(name).Name);
}
