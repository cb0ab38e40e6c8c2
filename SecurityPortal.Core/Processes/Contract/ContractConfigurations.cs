using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Core.Processes.Contract;

internal sealed class RegisteredContractConfiguration : IEntityTypeConfiguration<RegisteredContract>
{
    public void Configure(EntityTypeBuilder<RegisteredContract> entity)
    {
        entity.ToTable("Contracts");
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.LicenceNumber).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.ClientKind).HasMaxLength(16);
        entity.Property(c => c.ClientName).HasMaxLength(200);
        entity.Property(c => c.ClientSearch).HasMaxLength(220).ComparesByBytes();
        entity.Property(c => c.ClientNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.HasIndex(c => c.CaseId).IsUnique();
        entity.HasIndex(c => new { c.CompanyId, c.ClassCode });
        entity.HasIndex(c => c.ClientNumber);
        entity.HasIndex(c => c.MunicipalityCode);
        entity.HasIndex(c => c.ValidTo);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }
}
