using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Data;

/// <summary>
/// The portal's tables, one model for both databases. Services make one per operation from the factory; <see cref="TransactionExtensions"/> runs commands.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityDbContext<PortalUser, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Companies with an account.</summary>
    public DbSet<Company> Companies => Set<Company>();

    /// <summary>Business numbers taken, both forms.</summary>
    public DbSet<BusinessNumberClaim> BusinessNumberClaims => Set<BusinessNumberClaim>();

    /// <summary>Natural persons with an account.</summary>
    public DbSet<Individual> Individuals => Set<Individual>();

    /// <summary>Companies' delegates.</summary>
    public DbSet<CompanyDelegate> CompanyDelegates => Set<CompanyDelegate>();

    /// <summary>Counted failures.</summary>
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();

    /// <summary>Filed requests.</summary>
    public DbSet<Case> Cases => Set<Case>();

    /// <summary>What applicants filed.</summary>
    public DbSet<CaseVersion> CaseVersions => Set<CaseVersion>();

    /// <summary>Histories.</summary>
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    /// <summary>Comments for completion.</summary>
    public DbSet<CaseComment> CaseComments => Set<CaseComment>();

    /// <summary>Criteria found fulfilled.</summary>
    public DbSet<CaseCheck> CaseChecks => Set<CaseCheck>();

    /// <summary>Persons named in cases.</summary>
    public DbSet<CasePerson> CasePersons => Set<CasePerson>();

    /// <summary>Words to search cases by.</summary>
    public DbSet<CaseSearchWord> CaseSearchWords => Set<CaseSearchWord>();

    /// <summary>Counters.</summary>
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();

    /// <summary>Drafts and corrections.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Papers made from drafts.</summary>
    public DbSet<DraftForm> DraftForms => Set<DraftForm>();

    /// <summary>Files.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>Files in their places.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>Documents asked for.</summary>
    public DbSet<DocumentRequirement> DocumentRequirements => Set<DocumentRequirement>();

    /// <summary>Licences and certificates.</summary>
    public DbSet<Licence> Licences => Set<Licence>();

    /// <summary>Suspensions, liftings and revocations.</summary>
    public DbSet<LicenceMeasure> LicenceMeasures => Set<LicenceMeasure>();

    /// <summary>History of licences after issue.</summary>
    public DbSet<LicenceEvent> LicenceEvents => Set<LicenceEvent>();

    /// <summary>Appeals.</summary>
    public DbSet<Appeal> Appeals => Set<Appeal>();

    /// <summary>Notified contracts.</summary>
    public DbSet<RegisteredContract> Contracts => Set<RegisteredContract>();

    /// <summary>Bank statements taken in.</summary>
    public DbSet<BankStatement> BankStatements => Set<BankStatement>();

    /// <summary>Lines of bank statements.</summary>
    public DbSet<BankStatementLine> BankStatementLines => Set<BankStatementLine>();

    /// <summary>Natural persons known to the register.</summary>
    public DbSet<RegisteredPerson> RegisteredPersons => Set<RegisteredPerson>();

    /// <summary>Words to search persons by.</summary>
    public DbSet<RegisteredPersonWord> RegisteredPersonWords => Set<RegisteredPersonWord>();

    /// <summary>Person cards.</summary>
    public DbSet<IssuedCard> PersonCards => Set<IssuedCard>();

    /// <summary>Cards printed together.</summary>
    public DbSet<CardBatch> CardBatches => Set<CardBatch>();

    /// <summary>Who works for whom.</summary>
    public DbSet<Employment> Employments => Set<Employment>();

    /// <summary>Which company may look at whose licences.</summary>
    public DbSet<WorkerConsent> WorkerConsents => Set<WorkerConsent>();

    /// <summary>Fees.</summary>
    public DbSet<Tariff> Tariffs => Set<Tariff>();

    /// <summary>Payment slips.</summary>
    public DbSet<PaymentSlip> PaymentSlips => Set<PaymentSlip>();

    /// <summary>Mails queued and sent.</summary>
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditRow> AuditRows => Set<AuditRow>();

    /// <summary>Code lists.</summary>
    public DbSet<CodeItem> CodeItems => Set<CodeItem>();

    /// <summary>Deadlines and other numbers of the rules.</summary>
    public DbSet<PortalSetting> Settings => Set<PortalSetting>();

    /// <summary>What is searched and counted of incident reports.</summary>
    public DbSet<IncidentReport> IncidentReports => Set<IncidentReport>();

    /// <summary>Actions, reasons and offences that reports name.</summary>
    public DbSet<IncidentCode> IncidentCodes => Set<IncidentCode>();

    /// <summary>Who asked a registry about whom.</summary>
    public DbSet<LookupLogEntry> LookupLog => Set<LookupLogEntry>();

    /// <summary>Candidates of exams.</summary>
    public DbSet<ExamCandidate> ExamCandidates => Set<ExamCandidate>();

    /// <summary>Groups applied for.</summary>
    public DbSet<ExamGroup> ExamGroups => Set<ExamGroup>();

    /// <summary>Exams to be held.</summary>
    public DbSet<ExamSession> ExamSessions => Set<ExamSession>();

    /// <summary>Results as entered.</summary>
    public DbSet<ExamSitting> ExamSittings => Set<ExamSitting>();

    /// <summary>Calls to exams.</summary>
    public DbSet<ExamConvocation> ExamConvocations => Set<ExamConvocation>();

    /// <summary>Checked files that wait to be taken over.</summary>
    public DbSet<ExamImport> ExamImports => Set<ExamImport>();

    /// <summary>Exams passed.</summary>
    public DbSet<ExamCertificate> ExamCertificates => Set<ExamCertificate>();

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<PersonalNumber>().HaveConversion<PersonalNumberConverter>().HaveMaxLength(10).AreUnicode(false);
        configurationBuilder.Properties<BusinessNumber>().HaveConversion<BusinessNumberConverter>().HaveMaxLength(9).AreUnicode(false);
        configurationBuilder.Properties<CaseStatus>().HaveConversion<string>().HaveMaxLength(24).AreUnicode(false);
        configurationBuilder.Properties<CaseAction>().HaveConversion<string>().HaveMaxLength(24).AreUnicode(false);
        configurationBuilder.Properties<RequestKind>().HaveConversion<string>().HaveMaxLength(16).AreUnicode(false);
        configurationBuilder.Properties<SlipStatus>().HaveConversion<string>().HaveMaxLength(16).AreUnicode(false);
        configurationBuilder.Properties<CardStage>().HaveConversion<string>().HaveMaxLength(16).AreUnicode(false);
        configurationBuilder.Properties<LookupResult>().HaveConversion<string>().HaveMaxLength(16).AreUnicode(false);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }
}
