using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

internal sealed class PersonCardConfiguration : IEntityTypeConfiguration<IssuedCard>
{
    public void Configure(EntityTypeBuilder<IssuedCard> entity)
    {
        entity.ToTable("PersonCards");
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.Number).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(c => c.Number).IsUnique();
        entity.Property(c => c.Token).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(c => c.Token).IsUnique();
        entity.Property(c => c.Serial).HasMaxLength(16).IsUnicode(false);
        entity.Property(c => c.HolderName).HasMaxLength(200);
        entity.HasLocalName(c => c.Position);
        entity.HasIndex(c => c.CaseId).IsUnique();
        entity.HasIndex(c => c.PersonId);
        entity.HasIndex(c => new { c.CompanyId, c.Stage });
        entity.HasIndex(c => new { c.Stage, c.CreatedAt });
        entity.HasIndex(c => c.BatchId);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Licence>().WithMany().HasForeignKey(c => c.LicenceId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.PhotoFileId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CardBatch>().WithMany().HasForeignKey(c => c.BatchId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(c => c.Stage).HasMaxLength(16);
    }
}

internal sealed class CardBatchConfiguration : IEntityTypeConfiguration<CardBatch>
{
    public void Configure(EntityTypeBuilder<CardBatch> entity)
    {
        entity.ToTable("CardBatches");
        entity.Property(b => b.Number).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(b => b.Number).IsUnique();
        entity.Property(b => b.CreatedByName).HasMaxLength(200);
    }
}
