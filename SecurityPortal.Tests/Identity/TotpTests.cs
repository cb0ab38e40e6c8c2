using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

public sealed class TotpTests
{
    // RFC 6238, appendix B, the last six of its eight digits; the secret is "12345678901234567890".
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_MomentsOfTheStandard_GivesItsCodes(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-30, true)]
    [InlineData(60, false)]
    [InlineData(-60, false)]
    public void FindStep_ClocksApart_AcceptsOneStep(int seconds, bool found)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        Assert.Equal(found, Totp.FindStep(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now) is not null);
    }

    [Theory]
    [InlineData("005 924")]
    [InlineData(" 005924 ")]
    public void FindStep_CodeWithBlanks_IsRead(string code) =>
        Assert.NotNull(Totp.FindStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1234567890)));
}
