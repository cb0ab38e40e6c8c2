using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Contract;

internal sealed class RegisteredContractConfiguration : IEntityTypeConfiguration<RegisteredContract>
{
    public void Configure(EntityTypeBuilder<RegisteredContract> entity)
    {
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.LicenceNumber).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.ClientKind).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        entity.Property(c => c.ClientName).HasMaxLength(200);
        entity.Property(c => c.ClientSearch).HasMaxLength(220);
        entity.Property(c => c.ClientNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.HasIndex(c => c.CaseId).IsUnique();
        entity.HasIndex(c => new { c.CompanyId, c.ClassCode });
        entity.HasIndex(c => c.ClientNumber);
        entity.HasIndex(c => c.MunicipalityCode);
        entity.HasIndex(c => c.ValidTo);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BankStatementConfiguration : IEntityTypeConfiguration<BankStatement>
{
    public void Configure(EntityTypeBuilder<BankStatement> entity)
    {
        entity.HasVersion(s => s.Version);
        entity.Property(s => s.FileName).HasMaxLength(200);
        entity.Property(s => s.Format).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(s => s.UploadedAt);
    }
}

internal sealed class BankStatementLineConfiguration : IEntityTypeConfiguration<BankStatementLine>
{
    public void Configure(EntityTypeBuilder<BankStatementLine> entity)
    {
        entity.HasVersion(l => l.Version);
        entity.Property(l => l.EntryKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.EntryReference).HasMaxLength(60);
        entity.Property(l => l.Reference).HasMaxLength(16).IsUnicode(false);
        entity.Property(l => l.Payer).HasMaxLength(140);
        entity.Property(l => l.Text).HasMaxLength(300);
        entity.Property(l => l.Outcome).HasConversion<string>().HasMaxLength(24).IsUnicode(false);
        entity.Property(l => l.Resolution).HasMaxLength(1000);
        entity.HasIndex(l => new { l.StatementId, l.Row }).IsUnique();
        entity.HasIndex(l => new { l.StatementId, l.Outcome });
        entity.HasIndex(l => l.EntryKey);
        entity.HasIndex(l => new { l.IsHeld, l.ResolvedAt });
        entity.HasOne<BankStatement>().WithMany().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(l => l.SlipId).OnDelete(DeleteBehavior.Restrict);
    }
}
