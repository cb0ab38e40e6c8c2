using FluentValidation;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Service licence: basic security first, further classes after, renewal in the last 30 days (processes.md §1).</summary>
public sealed class ServiceLicenceProcess : ProcessDefinition<ServiceLicenceApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "ServiceLicence";

    /// <summary>Step 1.</summary>
    public const string CompanyStep = "company";

    /// <summary>Step 2.</summary>
    public const string BackgroundStep = "background";

    /// <summary>Step 3.</summary>
    public const string ProfileStep = "profile";

    /// <summary>Kind of the emblem's attachment.</summary>
    public const string EmblemKind = "EMBLEM";

    /// <summary>Background-verification request, made from steps 1 and 2 (domain.md §2.2).</summary>
    public const string BackgroundForm = "D01";

    /// <summary>Company profile, made from step 3.</summary>
    public const string ProfileForm = "D02";

    private ServiceLicenceProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static ServiceLicenceProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "SL";

    /// <inheritdoc/>
    public override string Route => "/applications/service-licence";

    /// <inheritdoc/>
    public override string ClassList => CodeLists.ServiceClass;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CompanyStep, BackgroundStep, ProfileStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override Type TextsType => typeof(ServiceLicenceTexts);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds { get; } = [BackgroundForm, ProfileForm];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [new(EmblemKind, ProfileStep, "Profile.Emblem")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Background", "Court", "Tax", "Insurance", "StateOfficer", "NameAndEmblem", "Uniform", "SignedForms"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => ServiceLicenceReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new LicenceGrant();

    /// <inheritdoc/>
    public override Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        ServiceLicenceRules.OfferAsync(db, applicant, classCode, today, ct);

    /// <inheritdoc/>
    public override IValidator<ServiceLicenceApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        CompanyStep => new CompanyStepValidator(),
        BackgroundStep => new BackgroundStepValidator(today),
        ProfileStep => new ProfileStepValidator(),
        _ => null,
    };

    /// <inheritdoc/>
    protected override ServiceLicenceApplication NewPayload(Applicant applicant, string classCode, ServiceLicenceApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies apply for a service licence.");
        var application = earlier ?? new ServiceLicenceApplication();
        application.Company.BusinessNumber = company.BusinessNumber.ToString();
        application.Company.Name = company.Name;
        application.Company.ClassCode = classCode;
        application.Company.MunicipalityCode = company.MunicipalityCode;
        application.Company.Address ??= $"{company.Address}, {company.Settlement}";
        application.Company.Email ??= company.Email;
        return application;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(ServiceLicenceApplication payload, AnswerLanguage language) =>
        new ServiceLicenceAnswers(payload, language).Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(ServiceLicenceApplication payload) =>
    [
        .. payload.Background.Owners.Where(o => !o.IsOrganisation).Select(o => Named(o.IsOwner ? "owner" : "founder", o.Person, $"Background.Owners[{o.Id}].Person")),
        .. payload.Background.Responsible.Select(p => Named("responsible", p, $"Background.Responsible[{p.Id}]")),
    ];

    /// <inheritdoc/>
    protected override object FormData(ServiceLicenceApplication payload, string kindCode, string? pictureHash) => kindCode switch
    {
        BackgroundForm => new { payload.Company, payload.Background.Owners, payload.Background.Responsible },
        ProfileForm => new { payload.Company.Name, payload.Company.BusinessNumber, payload.Profile, pictureHash },
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Not a paper of this process."),
    };

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => ServiceLicencePdf.LayoutOf(kindCode);

    private static NamedPerson Named(string role, PersonEntry person, string path) => new(
        role,
        person.FullName,
        PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
        person.IsForeign ? person.PassportNumber : null,
        person.IsVerified || person.IsForeign,
        path,
        person);
}
