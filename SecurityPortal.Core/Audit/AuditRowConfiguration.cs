using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecurityPortal.Core.Audit;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> entity)
    {
        entity.ToTable("AuditRows");
        entity.Property(a => a.ActorName).HasMaxLength(200);
        entity.Property(a => a.Action).HasMaxLength(60).IsUnicode(false);
        entity.Property(a => a.SubjectKind).HasMaxLength(40).IsUnicode(false);
        entity.Property(a => a.SubjectId).HasMaxLength(60).IsUnicode(false);
        entity.Property(a => a.Detail).HasMaxLength(1000);
        entity.Property(a => a.Remote).HasMaxLength(64).IsUnicode(false);
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(a => a.Sequence).IsUnique();
        entity.HasIndex(a => new { a.SubjectKind, a.SubjectId });
        entity.HasIndex(a => a.At);
    }
}
