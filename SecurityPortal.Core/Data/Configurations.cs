using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Data;

internal static class ConfigurationExtensions
{
    public static void HasLocalName<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, LocalName?>> name)
        where T : class =>
        entity.ComplexProperty(name, n =>
        {
            n.Property(x => x!.Sq).HasMaxLength(300);
            n.Property(x => x!.Sr).HasMaxLength(300);
            n.Property(x => x!.En).HasMaxLength(300);
        });

    /// <summary>Times at which people act; the version token is set by the application, since SQLite generates none.</summary>
    public static void HasPayload<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, StoredPayload>> payload)
        where T : class => entity.ComplexProperty(payload, p =>
        {
            p.Property(x => x.Json).HasColumnName("PayloadJson");
            p.Property(x => x.Version).HasColumnName("PayloadVersion");
        });

    public static void HasVersion<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, Guid>> version)
        where T : class => entity.Property(version).IsConcurrencyToken().ValueGeneratedNever();
}

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> entity)
    {
        entity.Property(u => u.DisplayName).HasMaxLength(200);
        entity.Property(u => u.Language).HasMaxLength(10).IsUnicode(false);
        entity.Property(u => u.PendingEmail).HasMaxLength(256);
        entity.Property(u => u.AuthenticatorKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(u => u.PendingAuthenticatorKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(u => u.RecoveryCodeHashes).HasMaxLength(1000).IsUnicode(false);
    }
}

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> entity)
    {
        entity.HasIndex(c => c.BusinessNumber).IsUnique().HasFilter("[ReleasedAt] IS NULL");
        entity.Property(c => c.Name).HasMaxLength(200);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.Settlement).HasMaxLength(100);
        entity.Property(c => c.Address).HasMaxLength(200);
        entity.Property(c => c.Email).HasMaxLength(254);
        entity.Property(c => c.Phone).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.OwnerUserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BusinessNumberClaimConfiguration : IEntityTypeConfiguration<BusinessNumberClaim>
{
    public void Configure(EntityTypeBuilder<BusinessNumberClaim> entity)
    {
        entity.HasKey(c => c.Number);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId);
    }
}

internal sealed class IndividualConfiguration : IEntityTypeConfiguration<Individual>
{
    public void Configure(EntityTypeBuilder<Individual> entity)
    {
        entity.HasIndex(i => i.PersonalNumber).IsUnique().HasFilter("[ReleasedAt] IS NULL");
        entity.Property(i => i.FirstName).HasMaxLength(100);
        entity.Property(i => i.LastName).HasMaxLength(100);
        entity.Property(i => i.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(i => i.Settlement).HasMaxLength(100);
        entity.Property(i => i.Address).HasMaxLength(200);
        entity.Property(i => i.Phone).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<PortalUser>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(i => i.UserId).IsUnique();
    }
}

internal sealed class CompanyDelegateConfiguration : IEntityTypeConfiguration<CompanyDelegate>
{
    public void Configure(EntityTypeBuilder<CompanyDelegate> entity)
    {
        entity.Property(d => d.Email).HasMaxLength(254);
        entity.Property(d => d.TokenHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(d => new { d.CompanyId, d.Email });
        entity.HasIndex(d => d.TokenHash);
        entity.HasIndex(d => d.UserId);
        entity.HasOne<Company>().WithMany().HasForeignKey(d => d.CompanyId);
    }
}

internal sealed class SignInThrottleConfiguration : IEntityTypeConfiguration<SignInThrottle>
{
    public void Configure(EntityTypeBuilder<SignInThrottle> entity)
    {
        entity.HasKey(t => t.Key);
        entity.Property(t => t.Key).HasMaxLength(64).IsUnicode(false);
    }
}

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.HasVersion(c => c.Version);
        entity.Property(c => c.Number).HasMaxLength(32).IsUnicode(false);
        entity.HasIndex(c => c.Number).IsUnique();
        entity.Property(c => c.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.ApplicantName).HasMaxLength(200);
        entity.Property(c => c.ApplicantNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(c => c.MunicipalityCode).HasMaxLength(2).IsUnicode(false);
        entity.Property(c => c.DecisionReasons).HasMaxLength(4000);
        entity.HasIndex(c => new { c.Status, c.SubmittedAt });
        entity.HasIndex(c => new { c.AssignedTo, c.Status, c.SubmittedAt });
        entity.HasIndex(c => new { c.ProcessKey, c.Status, c.SubmittedAt });
        entity.HasIndex(c => c.SubmittedAt);
        entity.HasIndex(c => new { c.CompanyId, c.ProcessKey, c.ClassCode });
        entity.HasIndex(c => c.IndividualId);
        entity.HasIndex(c => c.ApplicantNumber);
        entity.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Individual>().WithMany().HasForeignKey(c => c.IndividualId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseVersionConfiguration : IEntityTypeConfiguration<CaseVersion>
{
    public void Configure(EntityTypeBuilder<CaseVersion> entity)
    {
        entity.HasIndex(v => new { v.CaseId, v.Number }).IsUnique();
        entity.HasIndex(v => v.DraftId).IsUnique();
        entity.HasPayload(v => v.Payload);
        entity.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.Property(e => e.ActorName).HasMaxLength(200);
        entity.Property(e => e.Comment).HasMaxLength(4000);
        entity.HasIndex(e => new { e.CaseId, e.At });
        entity.HasIndex(e => e.At);
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class CaseCommentConfiguration : IEntityTypeConfiguration<CaseComment>
{
    public void Configure(EntityTypeBuilder<CaseComment> entity)
    {
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
        entity.HasKey(c => new { c.CaseId, c.VersionNumber, c.Criterion });
        entity.Property(c => c.Criterion).HasMaxLength(40).IsUnicode(false);
        entity.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }
}

internal sealed class CasePersonConfiguration : IEntityTypeConfiguration<CasePerson>
{
    public void Configure(EntityTypeBuilder<CasePerson> entity)
    {
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
        entity.HasKey(w => new { w.Word, w.CaseId });
        entity.Property(w => w.Word).HasMaxLength(60);
        entity.HasIndex(w => w.CaseId);
        entity.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
    }
}

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> entity)
    {
        entity.HasKey(s => s.Key);
        entity.Property(s => s.Key).HasMaxLength(60).IsUnicode(false);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> entity)
    {
        entity.HasVersion(d => d.Version);
        entity.Property(d => d.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(d => d.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(d => d.Reference).HasMaxLength(16).IsUnicode(false);
        entity.Property(d => d.Step).HasMaxLength(40).IsUnicode(false);
        entity.Property(d => d.DoneSteps).HasMaxLength(400).IsUnicode(false);
        entity.HasPayload(d => d.Payload);
        entity.HasIndex(d => new { d.CompanyId, d.ProcessKey, d.ClassCode });
        entity.HasIndex(d => d.IndividualId);
        entity.HasIndex(d => d.CaseId).IsUnique();
        entity.HasIndex(d => d.ChangedAt);
        entity.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
    }
}

internal sealed class DraftFormConfiguration : IEntityTypeConfiguration<DraftForm>
{
    public void Configure(EntityTypeBuilder<DraftForm> entity)
    {
        entity.HasKey(f => new { f.DraftId, f.KindCode });
        entity.Property(f => f.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(f => f.DataCode).HasMaxLength(16).IsUnicode(false);
        entity.HasOne<Draft>().WithMany().HasForeignKey(f => f.DraftId);
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> entity)
    {
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
        entity.Property(a => a.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(a => a.FileName).HasMaxLength(200);
        entity.Property(a => a.DataCode).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(a => a.DraftId);
        entity.HasIndex(a => a.CaseVersionId);
        entity.HasOne(a => a.File).WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Draft>().WithMany().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CaseVersion>().WithMany().HasForeignKey(a => a.CaseVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DocumentRequirementConfiguration : IEntityTypeConfiguration<DocumentRequirement>
{
    public void Configure(EntityTypeBuilder<DocumentRequirement> entity)
    {
        entity.HasLocalName(r => r.Name);
        entity.Property(r => r.ProcessKey).HasMaxLength(40).IsUnicode(false);
        entity.Property(r => r.ClassCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.KindCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.LegalReference).HasMaxLength(300);
        entity.HasIndex(r => r.ProcessKey);
    }
}

internal sealed class LicenceConfiguration : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> entity)
    {
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
        entity.HasOne<RegisteredPerson>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(l => l.ValidTo);
        entity.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    public void Configure(EntityTypeBuilder<Tariff> entity)
    {
        entity.HasLocalName(t => t.Name);
        entity.Property(t => t.Code).HasMaxLength(80).IsUnicode(false);
        entity.Property(t => t.LegalReference).HasMaxLength(300);
        entity.Property(t => t.RevenueCode).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(t => new { t.Code, t.ValidFrom });
    }
}

internal sealed class PaymentSlipConfiguration : IEntityTypeConfiguration<PaymentSlip>
{
    public void Configure(EntityTypeBuilder<PaymentSlip> entity)
    {
        entity.HasVersion(s => s.Version);
        entity.Property(s => s.Number).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Reference).HasMaxLength(16).IsUnicode(false);
        entity.HasIndex(s => s.Reference).IsUnique();
        entity.HasIndex(s => s.Number).IsUnique();
        entity.HasIndex(s => s.CaseId);
        entity.HasIndex(s => new { s.Status, s.IssuedAt });
        entity.Property(s => s.TariffCode).HasMaxLength(80).IsUnicode(false);
        entity.Property(s => s.PayerName).HasMaxLength(200);
        entity.Property(s => s.PayerAddress).HasMaxLength(300);
        entity.Property(s => s.PayerNumber).HasMaxLength(9).IsUnicode(false);
        entity.Property(s => s.Beneficiary).HasMaxLength(200);
        entity.Property(s => s.Account).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Bank).HasMaxLength(100);
        entity.Property(s => s.RevenueCode).HasMaxLength(20).IsUnicode(false);
        entity.Property(s => s.Purpose).HasMaxLength(400);
        entity.Property(s => s.BankReference).HasMaxLength(60);
        entity.Property(s => s.ReceiptFileName).HasMaxLength(200);
        entity.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.ReceiptFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> entity)
    {
        entity.HasVersion(m => m.Version);
        entity.Property(m => m.EventKey).HasMaxLength(120).IsUnicode(false);
        entity.HasIndex(m => m.EventKey).IsUnique();
        entity.HasIndex(m => new { m.SentAt, m.DueAt });
        entity.Property(m => m.Template).HasMaxLength(60).IsUnicode(false);
        entity.Property(m => m.Language).HasMaxLength(10).IsUnicode(false);
        entity.Property(m => m.To).HasMaxLength(254);
        entity.Property(m => m.LastError).HasMaxLength(300);
    }
}

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> entity)
    {
        entity.Property(a => a.ActorName).HasMaxLength(200);
        entity.Property(a => a.Action).HasMaxLength(60).IsUnicode(false);
        entity.Property(a => a.SubjectKind).HasMaxLength(40).IsUnicode(false);
        entity.Property(a => a.SubjectId).HasMaxLength(60).IsUnicode(false);
        entity.Property(a => a.Detail).HasMaxLength(1000);
        entity.Property(a => a.Remote).HasMaxLength(64).IsUnicode(false);
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(a => a.Sequence).IsUnique();
        entity.HasIndex(a => new { a.SubjectKind, a.SubjectId });
        entity.HasIndex(a => a.At);
    }
}

internal sealed class CodeItemConfiguration : IEntityTypeConfiguration<CodeItem>
{
    public void Configure(EntityTypeBuilder<CodeItem> entity)
    {
        entity.HasLocalName(c => c.Name);
        entity.Property(c => c.List).HasMaxLength(40).IsUnicode(false);
        entity.Property(c => c.Code).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.NeedsClass).HasMaxLength(20).IsUnicode(false);
        entity.Property(c => c.LegalReference).HasMaxLength(300);
        entity.HasIndex(c => new { c.List, c.Code }).IsUnique();
    }
}

internal sealed class PortalSettingConfiguration : IEntityTypeConfiguration<PortalSetting>
{
    public void Configure(EntityTypeBuilder<PortalSetting> entity)
    {
        entity.HasLocalName(s => s.Name);
        entity.Property(s => s.Code).HasMaxLength(60).IsUnicode(false);
        entity.Property(s => s.Value).HasMaxLength(400);
        entity.Property(s => s.LegalReference).HasMaxLength(300);
        entity.HasIndex(s => new { s.Code, s.ValidFrom });
    }
}

internal sealed class LookupLogEntryConfiguration : IEntityTypeConfiguration<LookupLogEntry>
{
    public void Configure(EntityTypeBuilder<LookupLogEntry> entity)
    {
        entity.Property(l => l.VisitorKey).HasMaxLength(64).IsUnicode(false);
        entity.Property(l => l.Purpose).HasMaxLength(80).IsUnicode(false);
        entity.Property(l => l.NumberHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(l => new { l.UserId, l.At });
        entity.HasIndex(l => new { l.VisitorKey, l.At });
        entity.HasIndex(l => l.NumberHash);
    }
}
