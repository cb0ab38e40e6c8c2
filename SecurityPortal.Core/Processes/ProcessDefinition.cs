using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
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
    /// What filing brings about beside the case itself: rows of the register, a slip, an alert. Runs in the transaction that files, at the first filing and at each
    /// further version (<see cref="Case.VersionNumber"/>); an error undoes the filing.
    /// </summary>
    public virtual Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct) =>
        Task.FromResult<Error?>(null);

    /// <summary>What an approval brings about beside the slip, inside its transaction.</summary>
    public virtual Task ApprovedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) => Task.CompletedTask;

    /// <summary>False where the paid case waits for something to be made by hand, as a card is; <see cref="Grant"/> then prepares it.</summary>
    public virtual bool IssuesAtPayment => true;

    /// <summary>Setting with the years for which what is granted is valid.</summary>
    public virtual string YearsSetting => SettingKeys.LicenceYears;

    /// <summary>Registers the services that only the process's own pages ask for.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

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
