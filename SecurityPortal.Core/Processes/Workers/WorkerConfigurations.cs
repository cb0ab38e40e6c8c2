using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.Workers;

internal sealed class RegisteredPersonConfiguration : IEntityTypeConfiguration<RegisteredPerson>
{
    public void Configure(EntityTypeBuilder<RegisteredPerson> entity)
    {
        entity.ToTable("RegisteredPersons");
        entity.HasIndex(p => p.PersonalNumber).IsUnique().HasFilter("[PersonalNumber] IS NOT NULL");
        entity.Property(p => p.PassportNumber).HasMaxLength(15).IsUnicode(false);
        entity.Property(p => p.Citizenship).HasMaxLength(2).IsUnicode(false);
        entity.HasIndex(p => new { p.PassportNumber, p.Citizenship }).IsUnique().HasFilter("[PassportNumber] IS NOT NULL");
        entity.Property(p => p.FirstName).HasMaxLength(200);
        entity.Property(p => p.LastName).HasMaxLength(200);
        entity.Property(p => p.Gender).HasMaxLength(16);
        entity.Property(p => p.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(p => p.Settlement).HasMaxLength(200);
        entity.Property(p => p.SortName).HasMaxLength(RegisteredPersonWord.MaxSortName).ComparesByBytes();
        entity.HasIndex(p => new { p.SortName, p.Id });
        entity.Ignore(p => p.Key);
        entity.HasMany<Licence>().WithOne().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegisteredPersonWordConfiguration : IEntityTypeConfiguration<RegisteredPersonWord>
{
    public void Configure(EntityTypeBuilder<RegisteredPersonWord> entity)
    {
        entity.ToTable("RegisteredPersonWords");
        entity.HasKey(w => new { w.Word, w.SortName, w.PersonId });
        entity.Property(w => w.Word).HasMaxLength(RegisteredPersonWord.MaxLength).ComparesByBytes();
        entity.Property(w => w.SortName).HasMaxLength(RegisteredPersonWord.MaxSortName).ComparesByBytes();
        entity.HasIndex(w => new { w.PersonId, w.Word });
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(w => w.PersonId);
    }
}

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> entity)
    {
        entity.ToTable("Employments");
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
        entity.ToTable("WorkerConsents");
        entity.Property(c => c.Purpose).HasMaxLength(300);
        entity.Property(c => c.GivenByName).HasMaxLength(200);
        entity.HasIndex(c => new { c.CompanyId, c.PersonId });
        entity.HasIndex(c => c.PersonId);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExamCertificateConfiguration : IEntityTypeConfiguration<ExamCertificate>
{
    public void Configure(EntityTypeBuilder<ExamCertificate> entity)
    {
        entity.ToTable("ExamCertificates");
        entity.Property(c => c.TrainingClass).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.Number).HasMaxLength(40).ComparesByBytes();
        entity.Property(c => c.PassportNumber).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.Citizenship).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.Institution).HasMaxLength(200);
        entity.HasIndex(c => new { c.PersonalNumber, c.TrainingClass });
        entity.HasIndex(c => new { c.PassportNumber, c.TrainingClass });
        entity.HasIndex(c => c.LicenceId);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Licence>().WithMany().HasForeignKey(c => c.LicenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
