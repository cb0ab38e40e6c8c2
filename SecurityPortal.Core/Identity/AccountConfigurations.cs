using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Identity;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> entity)
    {
        entity.Property(u => u.DisplayName).HasMaxLength(200);
        entity.Property(u => u.Language).HasMaxLength(10).IsUnicode(false);
        entity.Property(u => u.PendingEmail).HasMaxLength(256);
        entity.Property(u => u.AuthenticatorKey).HasMaxLength(400).IsUnicode(false);
        entity.Property(u => u.PendingAuthenticatorKey).HasMaxLength(400).IsUnicode(false);
        entity.Property(u => u.RecoveryCodeHashes).HasMaxLength(2000).IsUnicode(false);
    }
}

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> entity)
    {
        entity.ToTable("Companies");
        entity.HasIndex(c => c.BusinessNumber).IsUnique().HasFilter("[ReleasedAt] IS NULL");
        entity.Property(c => c.Name).HasMaxLength(200);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.Settlement).HasMaxLength(100);
        entity.Property(c => c.Address).HasMaxLength(200);
        entity.Property(c => c.Email).HasMaxLength(254);
        entity.Property(c => c.Phone).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.OwnerUserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BusinessNumberClaimConfiguration : IEntityTypeConfiguration<BusinessNumberClaim>
{
    public void Configure(EntityTypeBuilder<BusinessNumberClaim> entity)
    {
        entity.ToTable("BusinessNumberClaims");
        entity.HasKey(c => c.Number);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId);
    }
}

internal sealed class IndividualConfiguration : IEntityTypeConfiguration<Individual>
{
    public void Configure(EntityTypeBuilder<Individual> entity)
    {
        entity.ToTable("Individuals");
        entity.HasIndex(i => i.PersonalNumber).IsUnique().HasFilter("[ReleasedAt] IS NULL");
        entity.Property(i => i.FirstName).HasMaxLength(100);
        entity.Property(i => i.LastName).HasMaxLength(100);
        entity.Property(i => i.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(i => i.Settlement).HasMaxLength(100);
        entity.Property(i => i.Address).HasMaxLength(200);
        entity.Property(i => i.Phone).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(i => i.UserId).IsUnique();
    }
}

internal sealed class CompanyDelegateConfiguration : IEntityTypeConfiguration<CompanyDelegate>
{
    public void Configure(EntityTypeBuilder<CompanyDelegate> entity)
    {
        entity.ToTable("CompanyDelegates");
        entity.Property(d => d.Email).HasMaxLength(254);
        entity.Property(d => d.TokenHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(d => new { d.CompanyId, d.Email });
        entity.HasIndex(d => d.TokenHash);
        entity.HasIndex(d => d.UserId);
        entity.HasOne<Company>().WithMany().HasForeignKey(d => d.CompanyId);
        // A set of flags, not one name.
        entity.Property(d => d.Permissions).HasConversion<int>();
    }
}

internal sealed class SignInThrottleConfiguration : IEntityTypeConfiguration<SignInThrottle>
{
    public void Configure(EntityTypeBuilder<SignInThrottle> entity)
    {
        entity.ToTable("SignInThrottles");
        entity.HasKey(t => t.Key);
        entity.Property(t => t.Key).HasMaxLength(64).IsUnicode(false);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> entity)
    {
        entity.ToTable("UserSessions");
        entity.Property(s => s.Device).HasMaxLength(60);
        entity.Property(s => s.Remote).HasMaxLength(45).IsUnicode(false);
        entity.HasIndex(s => s.UserId);
        entity.HasIndex(s => s.EndedAt);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EmailProofConfiguration : IEntityTypeConfiguration<EmailProof>
{
    public void Configure(EntityTypeBuilder<EmailProof> entity)
    {
        entity.ToTable("EmailProofs");
        entity.Property(p => p.AddressHash).HasMaxLength(64).IsUnicode(false);
        entity.Property(p => p.CodeHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(p => p.CreatedAt);
    }
}

internal sealed class LookupAlarmConfiguration : IEntityTypeConfiguration<LookupAlarmRow>
{
    public void Configure(EntityTypeBuilder<LookupAlarmRow> entity)
    {
        entity.ToTable("LookupAlarms");
        entity.Property(a => a.Key).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(a => new { a.Key, a.At });
    }
}

internal sealed class IdentityRequestConfiguration : IEntityTypeConfiguration<IdentityRequest>
{
    public void Configure(EntityTypeBuilder<IdentityRequest> entity)
    {
        entity.ToTable("IdentityRequests");
        entity.Property(r => r.FileName).HasMaxLength(200);
        entity.Property(r => r.Reason).HasMaxLength(IdentityDesk.MaxReason);
        entity.Property(r => r.Version).IsConcurrencyToken().ValueGeneratedNever();
        entity.HasIndex(r => r.DecidedAt);
        entity.Property(r => r.CodeHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(r => r.UserId);
        entity.HasIndex(r => r.IndividualId).IsUnique().HasFilter("[DecidedAt] IS NULL AND [IndividualId] IS NOT NULL");
        entity.HasIndex(r => r.CompanyId).IsUnique().HasFilter("[DecidedAt] IS NULL AND [CompanyId] IS NOT NULL");
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
