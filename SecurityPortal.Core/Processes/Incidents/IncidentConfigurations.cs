using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Processes.Incidents;

internal sealed class IncidentReportConfiguration : IEntityTypeConfiguration<IncidentReport>
{
    public void Configure(EntityTypeBuilder<IncidentReport> entity)
    {
        entity.ToTable("IncidentReports");
        entity.HasKey(r => r.CaseId);
        entity.Property(r => r.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(r => r.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(r => r.SiteType).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.ServiceClass).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.WorkerStanding).HasMaxLength(16);
        entity.HasIndex(r => new { r.ProcessKey, r.OccurredFrom });
        entity.HasIndex(r => new { r.ProcessKey, r.IsPriority, r.OccurredFrom });
        entity.HasIndex(r => new { r.ProcessKey, r.IsLate, r.OccurredFrom });
        entity.HasIndex(r => new { r.ProcessKey, r.CompanyId, r.OccurredFrom });
        entity.HasIndex(r => new { r.ProcessKey, r.MunicipalityCode, r.OccurredFrom });
        entity.HasIndex(r => new { r.ProcessKey, r.HighestLevel, r.OccurredFrom });
        entity.HasIndex(r => r.LinkedCaseId);
        entity.HasOne<Case>().WithOne().HasForeignKey<IncidentReport>(r => r.CaseId);
    }
}

internal sealed class IncidentCodeConfiguration : IEntityTypeConfiguration<IncidentCode>
{
    public void Configure(EntityTypeBuilder<IncidentCode> entity)
    {
        entity.ToTable("IncidentCodes");
        entity.HasKey(c => new { c.CaseId, c.List, c.Code });
        entity.Property(c => c.List).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.Code).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(c => new { c.List, c.Code, c.CaseId });
        entity.HasOne<IncidentReport>().WithMany().HasForeignKey(c => c.CaseId);
    }
}
