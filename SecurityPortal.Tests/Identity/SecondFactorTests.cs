using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

public sealed class SecondFactorTests : AccountTest
{
    private SecondFactorService Factor => Kit.Get<SecondFactorService>();

    private async Task<(Guid Id, string Key, IReadOnlyList<string> Codes)> SetUpAsync()
    {
        var id = await Kit.AdministratorAsync();
        var key = (await Factor.BeginAsync(id, default)).Key;
        var codes = await Factor.ConfirmAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default);
        Kit.Clock.Advance(TimeSpan.FromSeconds(30));
        return (id, key, codes.Value);
    }

    [Fact]
    public async Task SignIn_Ministry_SetsUpFirstThenGivesACode()
    {
        var id = await Kit.AdministratorAsync();
        Assert.Equal(SecondFactorNeed.SetUp, (await Kit.SignInAsync("admin@ministry.example")).Value.Need);

        var key = (await Factor.BeginAsync(id, default)).Key;
        Assert.IsType<CodeRefused>((await Factor.ConfirmAsync(id, "000000", default)).Error);
        Assert.Equal(key, (await Factor.BeginAsync(id, default)).Key);
        Assert.Equal(10, (await Factor.ConfirmAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).Value.Count);

        Assert.Equal(SecondFactorNeed.Code, (await Kit.SignInAsync("admin@ministry.example")).Value.Need);
    }

    [Fact]
    public async Task Confirm_FirstCode_EndsOtherSessions()
    {
        var id = await Kit.AdministratorAsync();
        var session = await Kit.SessionAsync(id);
        var key = (await Factor.BeginAsync(id, default)).Key;

        Assert.True((await Factor.ConfirmAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).IsOk);

        Assert.False(await Kit.HoldsAsync(session));
    }

    [Fact]
    public async Task Verify_SameCodeTwice_IsRefused()
    {
        var (id, key, _) = await SetUpAsync();
        var code = Totp.CodeAt(key, Kit.Clock.GetUtcNow());

        Assert.True((await Factor.VerifyAsync(id, code, default)).IsOk);
        Assert.IsType<CodeRefused>((await Factor.VerifyAsync(id, code, default)).Error);
    }

    [Fact]
    public async Task Verify_ManyWrongCodes_AreBlocked()
    {
        var (id, key, _) = await SetUpAsync();
        for (var i = 0; i < 6; i++)
        {
            await Factor.VerifyAsync(id, "000000", default);
        }

        Assert.IsType<SignInBlocked>((await Factor.VerifyAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).Error);
    }

    [Fact]
    public async Task Recover_Code_IsGoodOnce()
    {
        var (id, _, codes) = await SetUpAsync();

        Assert.Equal(9, (await Factor.RecoverAsync(id, codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal), default)).Value);
        Assert.IsType<CodeRefused>((await Factor.RecoverAsync(id, codes[3], default)).Error);
        Assert.DoesNotContain(codes[4], (await Kit.UserAsync("admin@ministry.example")).RecoveryCodeHashes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchOff_Ministry_IsRefused_ApplicantMay()
    {
        var (id, _, _) = await SetUpAsync();
        Assert.IsType<SecondFactorRequired>((await Factor.SwitchOffAsync(id, AccountKit.Password, default)).Error);

        var person = await Kit.ConfirmedPersonAsync();
        var key = (await Factor.BeginAsync(person, default)).Key;
        await Factor.ConfirmAsync(person, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default);
        Assert.IsType<PasswordWrong>((await Factor.SwitchOffAsync(person, "wrong password", default)).Error);
        Assert.True((await Factor.SwitchOffAsync(person, AccountKit.Password, default)).IsOk);
        Assert.Equal(SecondFactorNeed.None, (await Kit.SignInAsync("gezim@post.example")).Value.Need);
    }
}
