using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Licences;

internal sealed class LicenceConfiguration : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> entity)
    {
        entity.ToTable("Licences");
        entity.HasVersion(l => l.Version);
        entity.Property(l => l.Number).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(l => l.Number).IsUnique();
        entity.Property(l => l.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(l => l.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(l => l.HolderName).HasMaxLength(200);
        entity.Property(l => l.Token).HasMaxLength(40).IsUnicode(false);
        entity.HasIndex(l => l.Token).IsUnique();
        entity.HasIndex(l => l.CaseId).IsUnique();
        entity.HasIndex(l => new { l.CompanyId, l.ProcessKey, l.ClassCode });
        entity.HasIndex(l => l.PersonId);
        entity.HasIndex(l => l.ValidTo);
        // The register, of all and of each state, in its order.
        entity.HasIndex(l => new { l.IssuedAt, l.Id });
        entity.HasIndex(l => new { l.RevokedAt, l.Id });
        entity.HasIndex(l => new { l.RevokedAt, l.SuspendedAt, l.Id });
        entity.HasIndex(l => new { l.RevokedAt, l.SuspendedAt, l.ValidTo, l.Id });
        entity.HasIndex(l => new { l.RevokedAt, l.SuspendedAt, l.ValidFrom, l.Id });
        entity.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LicenceMeasureConfiguration : IEntityTypeConfiguration<LicenceMeasure>
{
    public void Configure(EntityTypeBuilder<LicenceMeasure> entity)
    {
        entity.ToTable("LicenceMeasures");
        entity.HasVersion(m => m.Version);
        entity.Property(m => m.Kind).HasMaxLength(16);
        entity.Property(m => m.Status).HasMaxLength(16);
        entity.Property(m => m.Reasons).HasMaxLength(MeasureService.MaxText);
        entity.Property(m => m.InternalNote).HasMaxLength(MeasureService.MaxText);
        entity.Property(m => m.DecisionNote).HasMaxLength(MeasureService.MaxText);
        entity.Property(m => m.Number).HasMaxLength(24).IsUnicode(false);
        entity.HasIndex(m => m.Number).IsUnique();
        entity.HasIndex(m => m.LicenceId);
        // One proposal at a time waits for its decision.
        entity.HasIndex(m => m.LicenceId, "IX_LicenceMeasures_Open").IsUnique().HasFilter("[Status] = 'Proposed'");
        entity.HasIndex(m => new { m.Status, m.ProposedAt });
        entity.HasOne<Licence>().WithMany().HasForeignKey(m => m.LicenceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LicenceEventConfiguration : IEntityTypeConfiguration<LicenceEvent>
{
    public void Configure(EntityTypeBuilder<LicenceEvent> entity)
    {
        entity.ToTable("LicenceEvents");
        entity.Property(e => e.ActorName).HasMaxLength(200);
        entity.Property(e => e.Number).HasMaxLength(60).ComparesByBytes();
        entity.Property(e => e.Comment).HasMaxLength(MeasureService.MaxText);
        entity.HasIndex(e => new { e.LicenceId, e.Place });
        entity.HasOne<Licence>().WithMany().HasForeignKey(e => e.LicenceId).OnDelete(DeleteBehavior.Restrict);
    }
}
