using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Appeals;

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> entity)
    {
        entity.ToTable("Appeals");
        entity.HasVersion(a => a.Version);
        entity.Property(a => a.Text).HasMaxLength(AppealFiling.MaxText);
        entity.Property(a => a.FileName).HasMaxLength(200);
        entity.Property(a => a.Outcome).HasMaxLength(16);
        entity.Property(a => a.DecisionNumber).HasMaxLength(60);
        entity.Property(a => a.Reasons).HasMaxLength(CaseCommandFrame.MaxNote);
        entity.HasIndex(a => a.CaseId);
        entity.HasIndex(a => a.MeasureId);
        entity.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<LicenceMeasure>().WithMany().HasForeignKey(a => a.MeasureId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.SetNull);
    }
}
