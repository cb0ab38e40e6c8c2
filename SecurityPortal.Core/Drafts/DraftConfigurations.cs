using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> entity)
    {
        entity.ToTable("Drafts");
        entity.HasVersion(d => d.Version);
        entity.HasPayload(d => d.Payload);
        entity.Property(d => d.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(d => d.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(d => d.Reference).HasMaxLength(16).IsUnicode(false);
        entity.Property(d => d.Step).HasMaxLength(40).IsUnicode(false);
        entity.Property(d => d.DoneSteps).HasMaxLength(400).IsUnicode(false);
        entity.HasIndex(d => new { d.CompanyId, d.ProcessKey, d.ClassCode });
        entity.HasIndex(d => d.IndividualId);
        entity.HasIndex(d => d.CaseId).IsUnique();
        entity.HasIndex(d => d.ChangedAt);
        entity.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        entity.HasMany<Attachment>().WithOne().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(d => d.Kind).HasMaxLength(16);
    }
}

internal sealed class DraftFormConfiguration : IEntityTypeConfiguration<DraftForm>
{
    public void Configure(EntityTypeBuilder<DraftForm> entity)
    {
        entity.ToTable("DraftForms");
        entity.HasKey(f => new { f.DraftId, f.KindCode });
        entity.Property(f => f.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(f => f.DataCode).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<Draft>().WithMany().HasForeignKey(f => f.DraftId);
    }
}
