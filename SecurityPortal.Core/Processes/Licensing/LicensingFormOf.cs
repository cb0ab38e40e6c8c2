using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>The licensing form: company, background, profile.</summary>
/// <param name="classList">Code list of the classes.</param>
/// <param name="firearmsDocument">Kind of the document that only those with firearms need.</param>
public class LicensingForm<TApplication>(string classList, string firearmsDocument) : ProcessForm<TApplication>
    where TApplication : LicensingApplication, new()
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, DocumentCondition<TApplication>> Conditions { get; } =
        new Dictionary<string, DocumentCondition<TApplication>>
        {
            [firearmsDocument] = (a, _) => a.Company.Firearms ? DocumentNeed.Required : DocumentNeed.NotAsked,
        };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } =
        [LicensingForm.CompanyStep, LicensingForm.BackgroundStep, LicensingForm.ProfileStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [new(LicensingForm.EmblemKind, LicensingForm.ProfileStep, "Profile.Emblem")];

    /// <inheritdoc/>
    public override IValidator<TApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        LicensingForm.CompanyStep => new CompanyStepValidator(),
        LicensingForm.BackgroundStep => new BackgroundStepValidator(today),
        LicensingForm.ProfileStep => new ProfileStepValidator(),
        _ => null,
    };

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
        new LicensingAnswers(payload, classList, language).Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(TApplication payload) =>
    [
        .. payload.Background.Owners.Where(o => !o.IsOrganisation)
            .Select(o => Named(o.IsOwner ? "owner" : "founder", o.Person, $"Background.Owners[{o.Id}].Person")),
        .. payload.Background.Responsible.Select(p => Named("responsible", p, $"Background.Responsible[{p.Id}]")),
    ];

    private static NamedPerson Named(string role, PersonEntry person, string path) => new(
        role,
        person.FullName,
        PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
        person.IsForeign ? person.PassportNumber : null,
        person.IsVerified || person.IsForeign,
        path,
        person);
}
