using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Payments;

internal sealed class PaymentSlipConfiguration : IEntityTypeConfiguration<PaymentSlip>
{
    public void Configure(EntityTypeBuilder<PaymentSlip> entity)
    {
        entity.ToTable("PaymentSlips");
        entity.HasVersion(s => s.Version);
        entity.Property(s => s.Number).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Reference).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(s => s.Reference).IsUnique();
        entity.HasIndex(s => s.Number).IsUnique();
        entity.HasIndex(s => s.CaseId);
        entity.HasIndex(s => new { s.Status, s.IssuedAt });
        entity.Property(s => s.TariffCode).HasMaxLength(80).IsUnicode(false);
        entity.Property(s => s.PayerName).HasMaxLength(200);
        entity.Property(s => s.PayerAddress).HasMaxLength(300);
        entity.Property(s => s.PayerNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(s => s.Beneficiary).HasMaxLength(200);
        entity.Property(s => s.Account).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Bank).HasMaxLength(100);
        entity.Property(s => s.RevenueCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Purpose).HasMaxLength(400);
        entity.Property(s => s.BankReference).HasMaxLength(60);
        entity.Property(s => s.ReceiptFileName).HasMaxLength(200);
        entity.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.ReceiptFileId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(s => s.Status).HasMaxLength(16);
    }
}

internal sealed class BankStatementConfiguration : IEntityTypeConfiguration<BankStatement>
{
    public void Configure(EntityTypeBuilder<BankStatement> entity)
    {
        entity.ToTable("BankStatements");
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
        entity.ToTable("BankStatementLines");
        entity.HasVersion(l => l.Version);
        entity.Property(l => l.EntryKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.EntryReference).HasMaxLength(60);
        entity.Property(l => l.Reference).HasMaxLength(16).IsUnicode(false);
        entity.Property(l => l.Payer).HasMaxLength(140);
        entity.Property(l => l.Text).HasMaxLength(300);
        entity.Property(l => l.Resolution).HasMaxLength(1000);
        entity.HasIndex(l => new { l.StatementId, l.Row }).IsUnique();
        entity.HasIndex(l => new { l.StatementId, l.Outcome });
        entity.HasIndex(l => l.EntryKey);
        entity.HasIndex(l => new { l.IsHeld, l.ResolvedAt });
        entity.HasOne<BankStatement>().WithMany().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(l => l.SlipId).OnDelete(DeleteBehavior.Restrict);
    }
}
