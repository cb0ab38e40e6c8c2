using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Workers;

internal sealed class RegisteredPersonConfiguration : IEntityTypeConfiguration<RegisteredPerson>
{
    public void Configure(EntityTypeBuilder<RegisteredPerson> entity)
    {
        entity.HasIndex(p => p.PersonalNumber).IsUnique().HasFilter("[PersonalNumber] IS NOT NULL");
        entity.Property(p => p.PassportNumber).HasMaxLength(15).IsUnicode(false);
        entity.Property(p => p.Citizenship).HasMaxLength(2).IsUnicode(false);
        entity.HasIndex(p => new { p.PassportNumber, p.Citizenship }).IsUnique().HasFilter("[PassportNumber] IS NOT NULL");
        entity.Property(p => p.FirstName).HasMaxLength(200);
        entity.Property(p => p.LastName).HasMaxLength(200);
        entity.Property(p => p.Gender).HasConversion<string>().HasMaxLength(16).IsUnicode(false);
        entity.Property(p => p.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(p => p.Settlement).HasMaxLength(200);
        entity.Ignore(p => p.Key);
    }
}

internal sealed class RegisteredPersonWordConfiguration : IEntityTypeConfiguration<RegisteredPersonWord>
{
    public void Configure(EntityTypeBuilder<RegisteredPersonWord> entity)
    {
        entity.HasKey(w => new { w.Word, w.PersonId });
        entity.Property(w => w.Word).HasMaxLength(60);
        entity.HasIndex(w => w.PersonId);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(w => w.PersonId);
    }
}

internal sealed class PersonCardConfiguration : IEntityTypeConfiguration<IssuedCard>
{
    public void Configure(EntityTypeBuilder<IssuedCard> entity)
    {
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
    }
}

internal sealed class CardBatchConfiguration : IEntityTypeConfiguration<CardBatch>
{
    public void Configure(EntityTypeBuilder<CardBatch> entity)
    {
        entity.Property(b => b.Number).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(b => b.Number).IsUnique();
        entity.Property(b => b.CreatedByName).HasMaxLength(200);
    }
}

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> entity)
    {
        entity.HasVersion(e => e.Version);
        entity.HasLocalName(e => e.Position);
        entity.Property(e => e.ContractFileName).HasMaxLength(200);
        entity.Property(e => e.EndedBy).HasMaxLength(200);
        entity.HasIndex(e => new { e.CompanyId, e.PersonId });
        entity.HasIndex(e => new { e.CompanyId, e.PersonId }, "IX_Employments_Open").IsUnique().HasFilter("[To] IS NULL");
        entity.HasIndex(e => e.PersonId);
        entity.HasOne<Company>().WithMany().HasForeignKey(e => e.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.ContractFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkerConsentConfiguration : IEntityTypeConfiguration<WorkerConsent>
{
    public void Configure(EntityTypeBuilder<WorkerConsent> entity)
    {
        entity.Property(c => c.Purpose).HasMaxLength(300);
        entity.Property(c => c.GivenByName).HasMaxLength(200);
        entity.HasIndex(c => new { c.CompanyId, c.PersonId });
        entity.HasIndex(c => c.PersonId);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
