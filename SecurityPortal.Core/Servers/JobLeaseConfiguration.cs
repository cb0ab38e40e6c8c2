using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Servers;

internal sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> entity)
    {
        entity.ToTable("JobLeases");
        entity.HasKey(l => l.Name);
        entity.Property(l => l.Name).HasMaxLength(60).IsUnicode(false);
        entity.Property(l => l.Holder).HasMaxLength(120).ComparesByBytes();
    }
}
