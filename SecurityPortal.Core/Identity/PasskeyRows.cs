using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;

namespace SecurityPortal.Core.Identity;

/// <summary>Rows of passkeys inside a command's transaction; the table is Identity's, with the last use beside it.</summary>
internal static class PasskeyRows
{
    /// <summary>Column: last sign-in with the passkey, UTC.</summary>
    public const string LastUsedAt = "LastUsedAt";

    public static Task<List<IdentityUserPasskey<Guid>>> PasskeysOfAsync(this PortalDbContext db, Guid userId, CancellationToken ct) =>
        db.UserPasskeys.Where(p => p.UserId == userId).ToListAsync(ct);

    /// <summary>A short name of the passkey, for forms and the audit trail.</summary>
    public static string IdOf(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId))[..16];

    public static void AddPasskey(this PortalDbContext db, NewPasskey made)
    {
        var passkey = made.Passkey;
        db.UserPasskeys.Add(new IdentityUserPasskey<Guid>
        {
            UserId = made.UserId,
            CredentialId = passkey.CredentialId,
            Data = new IdentityPasskeyData
            {
                PublicKey = passkey.PublicKey,
                Name = made.Name,
                CreatedAt = passkey.CreatedAt,
                SignCount = passkey.SignCount,
                Transports = passkey.Transports,
                IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                AttestationObject = passkey.AttestationObject,
                ClientDataJson = passkey.ClientDataJson,
            },
        });
    }

    /// <summary>Forgets passkeys of the account and tells its holder of each.</summary>
    public static void ForgetPasskeys(
        this PortalDbContext db, PortalUser user, IEnumerable<IdentityUserPasskey<Guid>> passkeys, TimeProvider clock, PortalOptions portal)
    {
        foreach (var passkey in passkeys)
        {
            db.UserPasskeys.Remove(passkey);
            db.MailAccount(clock, user, RemovedMail(user, passkey, portal));
        }
    }

    /// <summary>Tells the holder that the passkey is no more.</summary>
    public static PasskeyRemovedMail RemovedMail(PortalUser user, IdentityUserPasskey<Guid> passkey, PortalOptions portal) =>
        new() { Name = user.DisplayName, Passkey = passkey.Data.Name ?? "–", Link = portal.Link("/profile") };

    /// <summary>Notes that the passkey was used. False where it is no more, or where its device has counted further already.</summary>
    public static async Task<bool> UsePasskeyAsync(this PortalDbContext db, KnownPasskey known, DateTime now, CancellationToken ct)
    {
        var row = (await db.PasskeysOfAsync(known.UserId, ct)).SingleOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(known.Passkey.CredentialId));
        if (row is null || (known.Passkey.SignCount != 0 && known.Passkey.SignCount <= row.Data.SignCount))
        {
            return false;
        }

        (row.Data.SignCount, row.Data.IsBackedUp) = (known.Passkey.SignCount, known.Passkey.IsBackedUp);
        db.Entry(row).Property<DateTime?>(LastUsedAt).CurrentValue = now;
        return true;
    }
}

internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    // As Identity itself has it in the third version of its schema, of which the portal needs nothing else.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> entity)
    {
        entity.ToTable("AspNetUserPasskeys");
        entity.HasKey(p => p.CredentialId);
        entity.Property(p => p.CredentialId).HasMaxLength(1024);
        entity.OwnsOne(p => p.Data).ToJson();
        entity.Property<DateTime?>(PasskeyRows.LastUsedAt);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}
