using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>
/// A process whose companies fill in the licensing form for one class at a time: the basic class first, further ones after, renewal in the last days (processes.md
/// §1, §2). A process supplies its key, classes, fees, documents and words.
/// </summary>
public abstract class LicensingProcess<TApplication> : ProcessDefinition<TApplication>
    where TApplication : LicensingApplication, new()
{
    /// <summary>Code of the class that comes first.</summary>
    public abstract string BasicClass { get; }

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } =
        [LicensingForm.CompanyStep, LicensingForm.BackgroundStep, LicensingForm.ProfileStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds { get; } = [LicensingForm.BackgroundForm, LicensingForm.ProfileForm];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [new(LicensingForm.EmblemKind, LicensingForm.ProfileStep, "Profile.Emblem")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria => LicensingForm.Criteria;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new LicenceGrant();

    /// <inheritdoc/>
    public override Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        LicensingRules.OfferAsync(db, this, BasicClass, applicant, classCode, today, ct);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<EligibilityRule>> RulesAsync(
        PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        applicant.Company is { } company ? await LicensingRules.RulesAsync(db, this, BasicClass, company.Id, classCode, today, ct) : [];

    /// <inheritdoc/>
    public override IValidator<TApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        LicensingForm.CompanyStep => new CompanyStepValidator(),
        LicensingForm.BackgroundStep => new BackgroundStepValidator(today),
        LicensingForm.ProfileStep => new ProfileStepValidator(),
        _ => null,
    };

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => LicensingForm.LayoutOf(kindCode);

    /// <inheritdoc/>
    protected override TApplication NewPayload(Applicant applicant, string classCode, TApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies fill in this form.");
        var application = earlier ?? new TApplication();
        application.Company.BusinessNumber = company.BusinessNumber.ToString();
        application.Company.Name = company.Name;
        application.Company.ClassCode = classCode;
        application.Company.MunicipalityCode = company.MunicipalityCode;
        application.Company.Address ??= $"{company.Address}, {company.Settlement}";
        application.Company.Email ??= company.Email;
        if (earlier is not null)
        {
            // Everybody is registered already: the step opens with the list of all, and nothing half typed comes along.
            (application.Background.View, application.Background.EditedOwner, application.Background.EditedResponsible) = (BackgroundView.List, null, null);
        }

        return application;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(TApplication payload, AnswerLanguage language) =>
        new LicensingAnswers(payload, ClassList, language).Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(TApplication payload) =>
    [
        .. payload.Background.Owners.Where(o => !o.IsOrganisation).Select(o => Named(o.IsOwner ? "owner" : "founder", o.Person, $"Background.Owners[{o.Id}].Person")),
        .. payload.Background.Responsible.Select(p => Named("responsible", p, $"Background.Responsible[{p.Id}]")),
    ];

    /// <inheritdoc/>
    protected override object FormData(TApplication payload, string kindCode, string? pictureHash) => kindCode switch
    {
        LicensingForm.BackgroundForm => new { payload.Company, payload.Background.Owners, payload.Background.Responsible },
        LicensingForm.ProfileForm => new { payload.Company.Name, payload.Company.BusinessNumber, payload.Profile, pictureHash },
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Not a paper of this form."),
    };

    private static NamedPerson Named(string role, PersonEntry person, string path) => new(
        role,
        person.FullName,
        PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
        person.IsForeign ? person.PassportNumber : null,
        person.IsVerified || person.IsForeign,
        path,
        person);
}
