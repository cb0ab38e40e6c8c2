using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.Common;

public sealed class TypedTests
{
    [Theory]
    [InlineData("500", 500_00)]
    [InlineData("500,00", 500_00)]
    [InlineData("500.00", 500_00)]
    [InlineData("1.234,56", 1234_56)]
    [InlineData("1,234.56", 1234_56)]
    [InlineData(" 1 234,56 € ", 1234_56)]
    [InlineData("1.234", 1234_00)]
    [InlineData("1.234.567,89", 1234567_89)]
    [InlineData("0,01", 1)]
    public void Amount_AsPeopleTypeIt_IsRead(string text, long cents)
    {
        Assert.True(TypedAmount.TryParse(text, out var read));
        Assert.Equal(cents, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("5,1")]
    [InlineData("1.23.456")]
    [InlineData("1.234,5678")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void Amount_Unclear_IsNotGuessed(string? text) => Assert.False(TypedAmount.TryParse(text, out _));

    [Theory]
    [InlineData("31.12.2026")]
    [InlineData("31.12.2026.")]
    [InlineData("31/12/2026")]
    [InlineData("31-12-2026")]
    [InlineData("31 12 2026")]
    [InlineData("31122026")]
    [InlineData("2026-12-31")]
    public void Date_AsPeopleTypeIt_IsRead(string text) => Assert.Equal(new DateOnly(2026, 12, 31), TypedDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("31.02.2026")]
    [InlineData("12/31/2026")]
    [InlineData("31.12.26")]
    public void Date_Unclear_IsNotGuessed(string? text) => Assert.Null(TypedDate.Parse(text));
}
