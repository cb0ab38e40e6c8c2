using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Notifications;

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> entity)
    {
        entity.ToTable("Outbox");
        entity.HasVersion(m => m.Version);
        entity.Property(m => m.EventKey).HasMaxLength(120).IsUnicode(false);
        entity.HasIndex(m => m.EventKey).IsUnique();
        entity.HasIndex(m => new { m.SentAt, m.DueAt });
        entity.Property(m => m.Template).HasMaxLength(60).IsUnicode(false);
        entity.Property(m => m.Language).HasMaxLength(10).IsUnicode(false);
        entity.Property(m => m.To).HasMaxLength(254);
        entity.Property(m => m.LastError).HasMaxLength(300);
    }
}
