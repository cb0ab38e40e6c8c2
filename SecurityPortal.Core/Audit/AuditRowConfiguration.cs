using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> entity)
    {
        entity.ToTable("AuditRows");
        entity.Property(a => a.ActorName).HasMaxLength(200);
        entity.Property(a => a.Action).HasMaxLength(60).IsUnicode(false).ComparesByBytes();
        entity.Property(a => a.SubjectKind).HasMaxLength(40).IsUnicode(false);
        entity.Property(a => a.SubjectId).HasMaxLength(60).IsUnicode(false);
        entity.Property(a => a.Detail).HasMaxLength(1000);
        entity.Property(a => a.Remote).HasMaxLength(64).IsUnicode(false);
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(a => a.Sequence).IsUnique();
        // What the trail is searched by, each in the order of writing.
        entity.HasIndex(a => new { a.SubjectId, a.Id });
        entity.HasIndex(a => new { a.SubjectKind, a.Id });
        entity.HasIndex(a => new { a.ActorId, a.Id });
        entity.HasIndex(a => new { a.ActorName, a.Id });
        entity.HasIndex(a => new { a.Action, a.Id });
        entity.HasIndex(a => new { a.At, a.Id });
    }
}
