using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Exam;

internal sealed class ExamCandidateConfiguration : IEntityTypeConfiguration<ExamCandidate>
{
    public void Configure(EntityTypeBuilder<ExamCandidate> entity)
    {
        entity.ToTable("ExamCandidates");
        entity.HasKey(c => c.CaseId);
        entity.Property(c => c.CaseId).ValueGeneratedNever();
        entity.Property(c => c.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.Name).HasMaxLength(200);
        entity.Property(c => c.PassportNumber).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.Citizenship).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.OpenKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.Email).HasMaxLength(254);
        entity.Property(c => c.Language).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.Employer).HasMaxLength(200);
        entity.Property(c => c.EmployerKey).HasMaxLength(200).ComparesByBytes();
        entity.HasIndex(c => new { c.ClassCode, c.OpenKey }).IsUnique();
        entity.HasIndex(c => new { c.CompanyId, c.ClassCode });
        entity.HasIndex(c => c.GroupId);
        entity.HasIndex(c => c.SessionId);
        entity.HasOne<Case>().WithOne().HasForeignKey<ExamCandidate>(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ExamGroup>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ExamSession>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExamGroupConfiguration : IEntityTypeConfiguration<ExamGroup>
{
    public void Configure(EntityTypeBuilder<ExamGroup> entity)
    {
        entity.ToTable("ExamGroups");
        entity.Property(g => g.Number).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(g => g.Number).IsUnique();
        entity.Property(g => g.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(g => g.AppliedAt);
    }
}

internal sealed class ExamSessionConfiguration : IEntityTypeConfiguration<ExamSession>
{
    public void Configure(EntityTypeBuilder<ExamSession> entity)
    {
        entity.ToTable("ExamSessions");
        entity.HasVersion(s => s.Version);
        entity.Property(s => s.Number).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(s => s.Number).IsUnique();
        entity.Property(s => s.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Language).HasMaxLength(2).IsUnicode(false);
        entity.Property(s => s.Place).HasMaxLength(200);
        entity.HasIndex(s => s.StartsAt);
    }
}

internal sealed class ExamSittingConfiguration : IEntityTypeConfiguration<ExamSitting>
{
    public void Configure(EntityTypeBuilder<ExamSitting> entity)
    {
        entity.ToTable("ExamSittings");
        entity.Property(s => s.Reason).HasMaxLength(CaseCommandFrame.MaxNote);
        entity.HasIndex(s => s.CaseId);
        entity.HasIndex(s => s.SessionId);
        entity.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<ExamSession>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExamConvocationConfiguration : IEntityTypeConfiguration<ExamConvocation>
{
    public void Configure(EntityTypeBuilder<ExamConvocation> entity)
    {
        entity.ToTable("ExamConvocations");
        entity.Property(c => c.Name).HasMaxLength(200);
        entity.Property(c => c.Place).HasMaxLength(200);
        entity.Property(c => c.Language).HasMaxLength(2).IsUnicode(false);
        entity.HasIndex(c => c.CaseId);
        entity.HasOne<ExamSession>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExamImportConfiguration : IEntityTypeConfiguration<ExamImport>
{
    public void Configure(EntityTypeBuilder<ExamImport> entity)
    {
        entity.ToTable("ExamImports");
        entity.HasVersion(i => i.Version);
        entity.Property(i => i.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(i => i.CreatedAt);
    }
}
