using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecurityPortal.Core.Upkeep;

internal sealed class HealthMarkConfiguration : IEntityTypeConfiguration<HealthMark>
{
    public void Configure(EntityTypeBuilder<HealthMark> entity)
    {
        entity.ToTable("HealthMarks");
        entity.HasKey(m => m.Server);
        entity.Property(m => m.Server).HasMaxLength(100);
    }
}
