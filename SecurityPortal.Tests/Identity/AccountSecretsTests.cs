using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

/// <summary>Authenticator secrets and recovery codes as whoever holds the database alone would find them.</summary>
public sealed class AccountSecretsTests : AccountTest
{
    private SecondFactorService Factor => Kit.Get<SecondFactorService>();

    [Fact]
    public async Task Row_OfAnAuthenticator_HoldsNothingReadable()
    {
        var id = await Kit.AdministratorAsync();
        var key = (await Factor.BeginAsync(id, default)).Key;
        var pending = await RowAsync(id);
        Assert.DoesNotContain(key, pending.PendingAuthenticatorKey, StringComparison.Ordinal);

        var codes = (await Factor.ConfirmAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).Value;

        var row = await RowAsync(id);
        Assert.DoesNotContain(key, row.AuthenticatorKey, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", row.RecoveryCodeHashes);
        Kit.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await Factor.VerifyAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).IsOk);
        Assert.Equal(9, (await Factor.RecoverAsync(id, codes[0], default)).Value);
        await Kit.ActAsAsync(id);
        Assert.Equal(9, (await Kit.Get<ProfileService>().FindAsync(default)).Value.RecoveryCodesLeft);
    }

    [Fact]
    public async Task Row_CopiedFromAnotherAccount_OpensNothing()
    {
        var own = await Kit.ConfirmedPersonAsync();
        var key = (await Factor.BeginAsync(own, default)).Key;
        var codes = (await Factor.ConfirmAsync(own, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).Value;
        var officer = await Kit.AdministratorAsync();
        var row = await RowAsync(own);
        await using (var db = Kit.Database.CreateDbContext())
        {
            await db.Users.Where(u => u.Id == officer).ExecuteUpdateAsync(u => u
                .SetProperty(x => x.TwoFactorEnabled, true)
                .SetProperty(x => x.AuthenticatorKey, row.AuthenticatorKey)
                .SetProperty(x => x.RecoveryCodeHashes, row.RecoveryCodeHashes));
        }

        Kit.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.IsType<CodeRefused>((await Factor.VerifyAsync(officer, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).Error);
        Assert.IsType<CodeRefused>((await Factor.RecoverAsync(officer, codes[0], default)).Error);
    }

    private async Task<PortalUser> RowAsync(Guid id)
    {
        await using var db = Kit.Database.CreateDbContext();
        return await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
    }
}
