using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> entity)
    {
        entity.ToTable("StoredFiles");
        entity.Property(f => f.StorageKey).HasMaxLength(100).IsUnicode(false);
        entity.Property(f => f.ContentType).HasMaxLength(60).IsUnicode(false);
        entity.Property(f => f.Sha256).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(f => f.StorageKey).IsUnique();
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> entity)
    {
        entity.ToTable("Attachments");
        entity.Property(a => a.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(a => a.FileName).HasMaxLength(200);
        entity.Property(a => a.DataCode).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(a => a.DraftId);
        entity.HasIndex(a => a.CaseVersionId);
        entity.HasOne(a => a.File).WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentRequirementConfiguration : IEntityTypeConfiguration<DocumentRequirement>
{
    public void Configure(EntityTypeBuilder<DocumentRequirement> entity)
    {
        entity.ToTable("DocumentRequirements");
        entity.HasLocalName(r => r.Name);
        entity.Property(r => r.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(r => r.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.LegalReference).HasMaxLength(300);
        entity.HasIndex(r => r.ProcessKey);
    }
}
