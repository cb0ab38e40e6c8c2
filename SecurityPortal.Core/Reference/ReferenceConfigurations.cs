using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

internal sealed class CodeItemConfiguration : IEntityTypeConfiguration<CodeItem>
{
    public void Configure(EntityTypeBuilder<CodeItem> entity)
    {
        entity.ToTable("CodeItems");
        entity.HasLocalName(c => c.Name);
        entity.Property(c => c.List).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.Code).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.NeedsClass).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.LegalReference).HasMaxLength(300);
        entity.HasIndex(c => new { c.List, c.Code, c.ValidFrom }).IsUnique();
    }
}

internal sealed class PortalSettingConfiguration : IEntityTypeConfiguration<PortalSetting>
{
    public void Configure(EntityTypeBuilder<PortalSetting> entity)
    {
        entity.ToTable("Settings");
        entity.HasLocalName(s => s.Name);
        entity.Property(s => s.Code).HasMaxLength(60).IsUnicode(false);
        entity.Property(s => s.Value).HasMaxLength(400);
        entity.Property(s => s.LegalReference).HasMaxLength(300);
        entity.HasIndex(s => new { s.Code, s.ValidFrom });
    }
}

internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    public void Configure(EntityTypeBuilder<Tariff> entity)
    {
        entity.ToTable("Tariffs");
        entity.HasLocalName(t => t.Name);
        entity.Property(t => t.Code).HasMaxLength(80).IsUnicode(false);
        entity.Property(t => t.LegalReference).HasMaxLength(300);
        entity.Property(t => t.RevenueCode).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(t => new { t.Code, t.ValidFrom });
    }
}
