using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes;

/// <summary>
/// What the shared rooms need to know of a process. The rooms handle the payload as text; only the process knows its form
/// (<see cref="ProcessDefinition{TPayload}"/>).
/// </summary>
public abstract class ProcessDefinition
{
    /// <summary>Key of the step in which documents are attached.</summary>
    public const string DocumentsStep = "documents";

    /// <summary>Key of the last step, which shows everything entered.</summary>
    public const string CheckStep = "check";

    /// <summary>The process's code name, e.g. <c>ServiceLicence</c>.</summary>
    public abstract string Key { get; }

    /// <summary>Letters of its case numbers, e.g. <c>SL</c>.</summary>
    public abstract string Letters { get; }

    /// <summary>Path of the list page, e.g. <c>/applications/service-licence</c>; the wizard is at <c>{Route}/{draft}/{step}</c>.</summary>
    public abstract string Route { get; }

    /// <summary>Code list of the classes that can be asked for.</summary>
    public abstract string ClassList { get; }

    /// <summary>How its cases move.</summary>
    public virtual CaseWorkflow Workflow => CaseWorkflow.Licence;

    /// <summary>False where an applicant may have several drafts of a class at once: of reports, contracts, workers.</summary>
    public virtual bool OneDraftPerClass => true;

    /// <summary>Current version of the payload's form.</summary>
    public abstract int PayloadVersion { get; }

    /// <summary>Keys of the wizard's steps in order; the last is <see cref="CheckStep"/>.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Marker types of the process's texts (name, step titles such as <c>Step.company</c>, labels): its own, then those of the form it shares.</summary>
    public abstract IReadOnlyList<Type> TextsTypes { get; }

    /// <summary>Kinds of document that the portal makes from the draft, to be signed and attached.</summary>
    public abstract IReadOnlyList<string> FormKinds { get; }

    /// <summary>Pictures that the forms ask for.</summary>
    public abstract IReadOnlyList<PictureField> Pictures { get; }

    /// <summary>What an officer checks by hand (domain.md §3, rules marked O); their sentences stand in the process's texts under <c>Criterion.{key}</c>.</summary>
    public abstract IReadOnlyList<string> Criteria { get; }

    /// <summary>Classes, fees and documents as shipped.</summary>
    public abstract ReferenceRows Reference { get; }

    /// <summary>What is granted at the end.</summary>
    public abstract ICaseGrant Grant { get; }

    /// <summary>Tariff charged for a request.</summary>
    public string TariffCode(string classCode, RequestKind kind) => $"{Key}/{classCode}/{kind}";

    /// <summary>Whether the applicant may ask for the class today, and as what; or why not.</summary>
    public abstract Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct);

    /// <summary>The offer once it is known what was filled in, for processes whose rules depend on it; the one of <see cref="OfferAsync"/> otherwise.</summary>
    public virtual Task<Result<ClassOffer>> OfferForAsync(
        PortalDbContext db, Applicant applicant, string classCode, string payload, ClassOffer offer, DateOnly today, CancellationToken ct) =>
        Task.FromResult<Result<ClassOffer>>(offer);

    /// <summary>
    /// What the software checks before a request for a class may begin, each with its state of now. Empty for a process that has nothing to say beside
    /// <see cref="OfferAsync"/>.
    /// </summary>
    public virtual Task<IReadOnlyList<EligibilityRule>> RulesAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<EligibilityRule>>([]);

    /// <summary>
    /// What filing brings about beside the case itself: rows of the register, a slip, an alert. Runs in the transaction that files, at the first filing and at each
    /// further version (<see cref="Case.VersionNumber"/>); an error undoes the filing.
    /// </summary>
    public virtual Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct) =>
        Task.FromResult<Error?>(null);

    /// <summary>Mail that tells the applicant of the filing; the slip that filing made goes along.</summary>
    public virtual IMail FiledMail(CaseMailFacts about, PaymentSlip? slip) =>
        new CaseSubmittedMail { Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Link = about.Link };

    /// <summary>
    /// What the opening of a correction brings about, in the transaction that opens it. The state of the case says that it may be corrected:
    /// <see cref="CaseAction.Resubmit"/> once returned, <see cref="CaseAction.Correct"/> before.
    /// </summary>
    public virtual Task CorrectionStartedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What the end of a case without a result brings about: withdrawn, refused, or closed because a deadline passed. Runs in the transaction that ends it.</summary>
    public virtual Task EndedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// What happens when the appeals body opens a case again that ended in a refusal: takes back <see cref="EndedAsync"/>, inside that transaction. Errors are the process's.
    /// </summary>
    public virtual Task<Error?> ReopenedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.FromResult<Error?>(null);

    /// <summary>States in which a slip of a case can be paid: where the workflow has a payment; others where the payment moves nothing.</summary>
    public virtual bool TakesPaymentIn(CaseStatus status) => Workflow.Allows(status, CaseAction.Pay);

    /// <summary>What a payment leads to, in the transaction that books it; also asked when nothing is to be paid. Unless the process says otherwise, its result is issued at once.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="file">The case, tracked.</param>
    /// <param name="actor">Who books.</param>
    /// <param name="caseLink">Absolute address of the applicant's case page, for mails.</param>
    /// <param name="ct">Ends the work.</param>
    public virtual Task<Result<Unit>> PaidAsync(PortalDbContext db, TimeProvider clock, Case file, Actor actor, string caseLink, CancellationToken ct) =>
        CaseIssue.IssueAsync(db, clock, file, actor, caseLink, ct);

    /// <summary>What an approval brings about beside the slip, inside its transaction.</summary>
    public virtual Task<Error?> ApprovedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.FromResult<Error?>(null);

    /// <summary>Setting with the years for which what is granted is valid.</summary>
    public virtual string YearsSetting => SettingKeys.LicenceYears;

    /// <summary>Registers services that only the process's own pages use.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Whom of the ministry the filing concerns at once, beside the applicant's own mail. Asked after <see cref="FiledAsync"/>, in the same transaction.</summary>
    public virtual Task<IReadOnlyList<FiledAlert>> AlertsAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<FiledAlert>>([]);

    /// <summary>The mail that tells the officer of a further version of what is in force.</summary>
    public virtual IMail FurtherVersionMail(CaseMailFacts about) =>
        new CaseAmendedMail { Name = about.Name, CaseNumber = about.CaseNumber, Applicant = about.Applicant, Link = about.Link };

    /// <summary>Whether its requests are first ones, further ones or renewals.</summary>
    public virtual bool HasKinds => Workflow != CaseWorkflow.Report;

    /// <summary>The last version of the answers as the beginning of their correction.</summary>
    public virtual string BeginCorrection(string payload) => payload;

    /// <summary>Why the answers were corrected, as the history keeps it; null where nobody asks.</summary>
    public virtual string? CorrectionReason(string payload) => null;

    /// <summary>
    /// What the portal itself finds out about a case today beside the rules of the form, for the officer's checklist; the sentences stand in the process's texts under
    /// <c>Criterion.{key}</c>.
    /// </summary>
    public virtual Task<IReadOnlyList<(string Criterion, bool IsMet)>> FindingsAsync(
        PortalDbContext db, Case file, string payload, DateOnly today, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(string Criterion, bool IsMet)>>([]);

    /// <summary>Whether what it grants is renewed before its last day, and its holder reminded of it.</summary>
    public virtual bool IsRenewed => true;

    /// <summary>The process's own page lists its drafts and cases; the applicant's home page names only those that ask for something.</summary>
    public virtual bool HasOwnList => false;

    /// <summary>Step with which the second page of the request sheet begins; null where the sheet breaks by itself.</summary>
    public virtual string? SecondSheetStep => null;

    /// <summary>Name of whom a request is about, where that is not the applicant: tells several drafts of one class apart.</summary>
    public virtual string? AboutWhom(string payload) => null;

    /// <summary>Where the applicant finds themselves after Finish.</summary>
    public virtual string PathAfterFinish(Guid caseId, bool corrected) => $"/cases/{caseId}?done={(corrected ? "corrected" : "filed")}";

    /// <summary>A new payload, filled in from the applicant's account and, where there is one, from an earlier request.</summary>
    public abstract string NewPayload(Applicant applicant, string classCode, string? earlier);

    /// <summary>What is wrong with the answers of a step, or with all of them.</summary>
    public abstract IReadOnlyList<FieldError> Validate(string payload, string? step, DateOnly today);

    /// <summary>All answers, in order.</summary>
    public abstract IReadOnlyList<AnswerSection> Describe(string payload, AnswerLanguage language);

    /// <summary>The persons named.</summary>
    public abstract IReadOnlyList<NamedPerson> People(string payload);

    /// <summary>Code of exactly the data printed on a paper of <see cref="FormKinds"/>: when it changes, the signed paper is out of date.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="kindCode">Kind of the paper.</param>
    /// <param name="pictureHash">Hashes of the attached pictures.</param>
    public abstract string FormDataCode(string payload, string kindCode, string? pictureHash);

    /// <summary>What stands on a paper of <see cref="FormKinds"/>.</summary>
    public abstract FormLayout FormLayout(string kindCode);
}
