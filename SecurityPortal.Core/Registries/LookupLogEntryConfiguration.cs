using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecurityPortal.Core.Registries;

internal sealed class LookupLogEntryConfiguration : IEntityTypeConfiguration<LookupLogEntry>
{
    public void Configure(EntityTypeBuilder<LookupLogEntry> entity)
    {
        entity.ToTable("LookupLog");
        entity.Property(l => l.VisitorKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.NetworkKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.Purpose).HasMaxLength(80).IsUnicode(false);
        entity.Property(l => l.NumberHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(l => new { l.UserId, l.At });
        entity.HasIndex(l => new { l.VisitorKey, l.At });
        entity.HasIndex(l => new { l.NetworkKey, l.At });
        entity.HasIndex(l => l.NumberHash);
        entity.Property(l => l.Result).HasMaxLength(16);
    }
}
