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
        // The cashier's lists: each in its order, with what views and sums ask for.
        entity.HasIndex(s => new { s.Status, s.IssuedAt, s.Number, s.DueOn, s.ReceiptFileId, s.AmountCents, s.PaidCents, s.WaivedCents });
        entity.HasIndex(s => new { s.Status, s.BookedAt, s.Number });
        entity.HasIndex(s => new { s.IssuedAt, s.Number });
        entity.HasIndex(s => new { s.IsHeld, s.IssuedAt, s.Number });
        entity.HasIndex(s => new { s.PayerNumber, s.IssuedAt, s.Number });
        entity.Property(s => s.TariffCode).HasMaxLength(80).IsUnicode(false);
        entity.Property(s => s.PayerName).HasMaxLength(200);
        entity.Property(s => s.PayerAddress).HasMaxLength(300);
        entity.Property(s => s.PayerNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(s => s.Beneficiary).HasMaxLength(200);
        entity.Property(s => s.Account).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Bank).HasMaxLength(100);
        entity.Property(s => s.RevenueCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Purpose).HasMaxLength(400);
        entity.Property(s => s.BankReference).HasMaxLength(60).ComparesByBytes();
        entity.Property(s => s.ReceiptFileName).HasMaxLength(200);
        entity.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.ReceiptFileId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(s => s.Status).HasMaxLength(16);
        entity.Ignore(s => s.DueCents);
        entity.HasIndex(s => s.BookedAt);
        entity.HasOne<CollectiveSlip>().WithMany().HasForeignKey(s => s.CollectiveId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CollectiveSlipConfiguration : IEntityTypeConfiguration<CollectiveSlip>
{
    public void Configure(EntityTypeBuilder<CollectiveSlip> entity)
    {
        entity.ToTable("CollectiveSlips");
        entity.HasVersion(s => s.Version);
        entity.Property(s => s.Number).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Reference).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(s => s.Reference).IsUnique();
        entity.HasIndex(s => s.Number).IsUnique();
        entity.HasIndex(s => s.CompanyId);
        entity.HasIndex(s => s.IndividualId);
        entity.Property(s => s.PayerName).HasMaxLength(200);
        entity.Property(s => s.PayerAddress).HasMaxLength(300);
        entity.Property(s => s.PayerNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(s => s.Beneficiary).HasMaxLength(200);
        entity.Property(s => s.Account).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Bank).HasMaxLength(100);
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> entity)
    {
        entity.ToTable("Payments");
        entity.HasVersion(p => p.Version);
        entity.Property(p => p.BankReference).HasMaxLength(60).ComparesByBytes();
        entity.HasIndex(p => p.SlipId);
        entity.HasIndex(p => p.LineId);
        entity.HasIndex(p => p.BookedAt);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(p => p.SlipId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<BankStatementLine>().WithMany().HasForeignKey(p => p.LineId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<BankStatementLine>().WithMany().HasForeignKey(p => p.TakenBackBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> entity)
    {
        entity.ToTable("Refunds");
        entity.HasVersion(r => r.Version);
        entity.Property(r => r.Payer).HasMaxLength(200);
        entity.Property(r => r.PayerAccount).HasMaxLength(40).ComparesByBytes();
        entity.Property(r => r.Note).HasMaxLength(1000);
        entity.HasIndex(r => new { r.Status, r.CreatedAt });
        entity.HasIndex(r => r.LineId);
        entity.HasIndex(r => r.SlipId);
        entity.HasIndex(r => r.PaymentId);
        entity.HasOne<BankStatementLine>().WithMany().HasForeignKey(r => r.LineId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(r => r.SlipId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentQuestionConfiguration : IEntityTypeConfiguration<PaymentQuestion>
{
    public void Configure(EntityTypeBuilder<PaymentQuestion> entity)
    {
        entity.ToTable("PaymentQuestions");
        entity.HasVersion(q => q.Version);
        entity.Property(q => q.Note).HasMaxLength(1000);
        entity.HasIndex(q => new { q.Answer, q.AskedAt });
        entity.HasIndex(q => q.SlipId);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(q => q.SlipId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Payment>().WithMany().HasForeignKey(q => q.PaymentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<BankStatementLine>().WithMany().HasForeignKey(q => q.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentCorrectionConfiguration : IEntityTypeConfiguration<PaymentCorrection>
{
    public void Configure(EntityTypeBuilder<PaymentCorrection> entity)
    {
        entity.ToTable("PaymentCorrections");
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.Reason).HasMaxLength(1000);
        entity.HasIndex(c => new { c.Status, c.ProposedAt });
        entity.HasIndex(c => c.PaymentId);
        entity.HasOne<Payment>().WithMany().HasForeignKey(c => c.PaymentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(c => c.TargetSlipId).OnDelete(DeleteBehavior.Restrict);
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
        entity.Property(s => s.Account).HasMaxLength(40).ComparesByBytes();
        entity.Property(s => s.GuessedEncoding).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Preamble).HasMaxLength(2000);
    }
}

internal sealed class BankStatementLineConfiguration : IEntityTypeConfiguration<BankStatementLine>
{
    public void Configure(EntityTypeBuilder<BankStatementLine> entity)
    {
        entity.ToTable("BankStatementLines");
        entity.HasVersion(l => l.Version);
        entity.Property(l => l.EntryKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.EntryReference).HasMaxLength(60).ComparesByBytes();
        entity.Property(l => l.Reference).HasMaxLength(16).IsUnicode(false);
        entity.Property(l => l.Payer).HasMaxLength(140);
        entity.Property(l => l.Text).HasMaxLength(300);
        entity.Property(l => l.Resolution).HasMaxLength(1000);
        entity.Property(l => l.PayerAccount).HasMaxLength(40).ComparesByBytes();
        entity.Property(l => l.Currency).HasMaxLength(3).IsUnicode(false);
        entity.HasIndex(l => new { l.StatementId, l.Row }).IsUnique();
        entity.HasIndex(l => new { l.StatementId, l.Outcome });
        entity.HasIndex(l => l.EntryKey);
        entity.HasIndex(l => new { l.IsHeld, l.ResolvedAt });
        entity.HasIndex(l => l.Reference);

        // Nearly all were never taken back: none of these is to be found by it.
        entity.HasIndex(l => l.ReversedBy).HasFilter("[ReversedBy] IS NOT NULL");
        entity.HasOne<BankStatement>().WithMany().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PaymentSlip>().WithMany().HasForeignKey(l => l.SlipId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CollectiveSlip>().WithMany().HasForeignKey(l => l.CollectiveId).OnDelete(DeleteBehavior.Restrict);
    }
}
