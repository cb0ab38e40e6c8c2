using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Data;

internal sealed class LicenceMeasureConfiguration : IEntityTypeConfiguration<LicenceMeasure>
{
    public void Configure(EntityTypeBuilder<LicenceMeasure> entity)
    {
        entity.HasVersion(m => m.Version);
        entity.Property(m => m.Kind).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        entity.Property(m => m.Status).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        entity.Property(m => m.Reasons).HasMaxLength(LicenceMeasures.MaxText);
        entity.Property(m => m.InternalNote).HasMaxLength(LicenceMeasures.MaxText);
        entity.Property(m => m.DecisionNote).HasMaxLength(LicenceMeasures.MaxText);
        entity.Property(m => m.Number).HasMaxLength(24).IsUnicode(false);
        entity.HasIndex(m => m.Number).IsUnique();
        entity.HasIndex(m => m.LicenceId);
        // One proposal at a time waits for its decision.
        entity.HasIndex(m => m.LicenceId, "IX_LicenceMeasures_Open").IsUnique().HasFilter("[Status] = 'Proposed'");
        entity.HasIndex(m => new { m.Status, m.ProposedAt });
        entity.HasOne<Licence>().WithMany().HasForeignKey(m => m.LicenceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LicenceEventConfiguration : IEntityTypeConfiguration<LicenceEvent>
{
    public void Configure(EntityTypeBuilder<LicenceEvent> entity)
    {
        entity.Property(e => e.ActorName).HasMaxLength(200);
        entity.Property(e => e.Action).HasConversion<string>().HasMaxLength(24).IsUnicode(false);
        entity.Property(e => e.Number).HasMaxLength(60);
        entity.Property(e => e.Comment).HasMaxLength(LicenceMeasures.MaxText);
        entity.HasIndex(e => new { e.LicenceId, e.At });
        entity.HasOne<Licence>().WithMany().HasForeignKey(e => e.LicenceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> entity)
    {
        entity.HasVersion(a => a.Version);
        entity.Property(a => a.Text).HasMaxLength(AppealFiling.MaxText);
        entity.Property(a => a.FileName).HasMaxLength(200);
        entity.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        entity.Property(a => a.DecisionNumber).HasMaxLength(60);
        entity.Property(a => a.Reasons).HasMaxLength(CaseMoves.MaxNote);
        entity.HasIndex(a => a.CaseId);
        entity.HasIndex(a => a.MeasureId);
        entity.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<LicenceMeasure>().WithMany().HasForeignKey(a => a.MeasureId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.SetNull);
    }
}
