using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Core.Cases;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.ToTable("Cases");
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.Number).HasMaxLength(32).IsUnicode(false);
        entity.HasIndex(c => c.Number).IsUnique();
        entity.Property(c => c.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.ApplicantName).HasMaxLength(200);
        entity.Property(c => c.ApplicantNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.DecisionReasons).HasMaxLength(4000);
        // The lists of cases: each range in the order of filing, with what filters ask for (CaseRanges).
        entity.HasIndex(c => new { c.Status, c.SubmittedAt, c.Id, c.AssignedTo, c.ProcessKey, c.PausedDays });
        entity.HasIndex(c => new { c.Status, c.AssignedTo, c.SubmittedAt, c.Id, c.ProcessKey, c.PausedDays });
        entity.HasIndex(c => new { c.ProcessKey, c.Status, c.SubmittedAt, c.Id, c.AssignedTo, c.PausedDays });
        entity.HasIndex(c => new { c.SubmittedAt, c.Id });
        entity.HasIndex(c => new { c.CompanyId, c.SubmittedAt, c.Id });
        entity.HasIndex(c => new { c.ApplicantNumber, c.SubmittedAt, c.Id });
        entity.HasIndex(c => new { c.CompanyId, c.ProcessKey, c.ClassCode });
        entity.HasIndex(c => c.IndividualId);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Individual>().WithMany().HasForeignKey(c => c.IndividualId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(c => c.Kind).HasMaxLength(16);
    }
}

internal sealed class CaseVersionConfiguration : IEntityTypeConfiguration<CaseVersion>
{
    public void Configure(EntityTypeBuilder<CaseVersion> entity)
    {
        entity.ToTable("CaseVersions");
        entity.HasIndex(v => new { v.CaseId, v.Number }).IsUnique();
        entity.HasIndex(v => v.DraftId).IsUnique();
        entity.HasPayload(v => v.Payload);
        entity.Ignore(v => v.IsForgotten);
        entity.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId);
        entity.HasMany<Attachment>().WithOne().HasForeignKey(a => a.CaseVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.ToTable("CaseEvents");
        entity.Property(e => e.ActorName).HasMaxLength(200);
        entity.Property(e => e.Comment).HasMaxLength(4000);

        // Not unique: the version of the case already lets only one of two have the next number, and says so as the loser of a race expects it.
        entity.HasIndex(e => new { e.CaseId, e.Number });
        entity.HasIndex(e => e.At);
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class CaseCommentConfiguration : IEntityTypeConfiguration<CaseComment>
{
    public void Configure(EntityTypeBuilder<CaseComment> entity)
    {
        entity.ToTable("CaseComments");
        entity.Property(c => c.Step).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.Path).HasMaxLength(200);
        entity.Property(c => c.Text).HasMaxLength(2000);
        entity.HasIndex(c => c.CaseId);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }
}

internal sealed class CaseCheckConfiguration : IEntityTypeConfiguration<CaseCheck>
{
    public void Configure(EntityTypeBuilder<CaseCheck> entity)
    {
        entity.ToTable("CaseChecks");
        entity.HasKey(c => new { c.CaseId, c.VersionNumber, c.Criterion });
        entity.Property(c => c.Criterion).HasMaxLength(40).IsUnicode(false);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }
}

internal sealed class CasePersonConfiguration : IEntityTypeConfiguration<CasePerson>
{
    public void Configure(EntityTypeBuilder<CasePerson> entity)
    {
        entity.ToTable("CasePersons");
        entity.Property(p => p.Role).HasMaxLength(40).IsUnicode(false);
        entity.Property(p => p.PassportNumber).HasMaxLength(20).IsUnicode(false);
        entity.Property(p => p.Citizenship).HasMaxLength(2).IsUnicode(false);
        entity.Property(p => p.Name).HasMaxLength(200);
        entity.HasIndex(p => p.CaseId);
        entity.HasIndex(p => p.PersonalNumber);
        entity.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
    }
}

internal sealed class CaseSearchWordConfiguration : IEntityTypeConfiguration<CaseSearchWord>
{
    public void Configure(EntityTypeBuilder<CaseSearchWord> entity)
    {
        entity.ToTable("CaseSearchWords");
        entity.HasKey(w => new { w.Word, w.SubmittedAt, w.CaseId });
        entity.Property(w => w.Word).HasMaxLength(CaseSearchWord.MaxLength).ComparesByBytes();
        entity.HasIndex(w => new { w.CaseId, w.Word });
        entity.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
    }
}

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> entity)
    {
        entity.ToTable("NumberSequences");
        entity.HasKey(s => s.Key);
        entity.Property(s => s.Key).HasMaxLength(60).IsUnicode(false);
    }
}
