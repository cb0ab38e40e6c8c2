using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.CloseProtection;

internal sealed class PoliceOpinionConfiguration : IEntityTypeConfiguration<PoliceOpinion>
{
    public void Configure(EntityTypeBuilder<PoliceOpinion> entity)
    {
        entity.ToTable("PoliceOpinions");
        entity.HasVersion(o => o.Version);
        entity.Property(o => o.AskedBy).HasMaxLength(200);
        entity.Property(o => o.RecordedBy).HasMaxLength(200);
        entity.Property(o => o.Text).HasMaxLength(CaseCommandFrame.MaxNote);
        entity.Property(o => o.FileName).HasMaxLength(200);

        // One question about each version of the answers, until the appeals body has it asked again.
        entity.HasIndex(o => new { o.CaseId, o.VersionNumber }).IsUnique().HasFilter("[SetAsideAt] IS NULL");
        entity.HasOne<Case>().WithMany().HasForeignKey(o => o.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(o => o.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProtectionNamingConfiguration : IEntityTypeConfiguration<ProtectionNaming>
{
    public void Configure(EntityTypeBuilder<ProtectionNaming> entity)
    {
        entity.ToTable("ProtectionNamings");
        entity.Property(n => n.NamedBy).HasMaxLength(200);
        entity.HasIndex(n => new { n.CaseId, n.Number }).IsUnique();
        entity.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(n => n.Operators).WithOne().HasForeignKey(o => o.NamingId);
    }
}

internal sealed class ProtectionOperatorConfiguration : IEntityTypeConfiguration<ProtectionOperator>
{
    public void Configure(EntityTypeBuilder<ProtectionOperator> entity)
    {
        entity.ToTable("ProtectionOperators");
        entity.HasKey(o => new { o.NamingId, o.PersonId });
        entity.Property(o => o.Name).HasMaxLength(401);
        entity.Property(o => o.LicenceNumber).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(o => o.PersonId);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
