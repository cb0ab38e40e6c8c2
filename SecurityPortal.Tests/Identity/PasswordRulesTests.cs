using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData(null, "password.too-short")]
    [InlineData("nentemail", "password.too-short")]
    [InlineData("qwertyuiop", "password.common")]
    [InlineData("Password2026!", "password.common")]
    [InlineData("Prishtina1!2", "password.common")]
    [InlineData("aaaaaaaabbbb", "password.common")]
    [InlineData("abcdefghijkl", "password.common")]
    [InlineData("9876543210987", "password.common")]
    [InlineData("819003111819003111", "password.personal")]
    [InlineData("Drini.Drini.Drini", "password.personal")]
    [InlineData("tri lisa e nje gur", null)]
    [InlineData("Çdo mëngjes kafe", null)]
    public void Check_Password_AnswersTheCode(string? password, string? code) =>
        Assert.Equal(code, PasswordRules.Check(password, "819003111", "Drini Sh.p.k.", "info@drini.example")?.Code);

    [Fact]
    public void Check_Endless_IsRefused() => Assert.Equal("password.too-long", PasswordRules.Check(string.Concat(Enumerable.Repeat("gur e lis ", 20)))?.Code);
}
