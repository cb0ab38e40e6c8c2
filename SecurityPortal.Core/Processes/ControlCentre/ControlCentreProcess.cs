using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>Certificate of a control centre, field by field, to a company licensed for the field's service (processes.md §3).</summary>
public sealed class ControlCentreProcess : ProcessDefinition<ControlCentreApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "ControlCentre";

    /// <summary>The step of the answers.</summary>
    public const string ApplicationStep = "application";

    private ControlCentreProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static ControlCentreProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "CC";

    /// <inheritdoc/>
    public override string Route => "/applications/control-centre";

    /// <inheritdoc/>
    public override string ClassList => ControlCentreReference.FieldList;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [ApplicationStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(ControlCentreTexts)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds => [];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Inspection", "Equipment", "Operators", "Backup", "Response", "Insurance"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => ControlCentreReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new LicenceGrant();

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<ControlCentreDesk>();

    /// <inheritdoc/>
    public override Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        ControlCentreRules.OfferAsync(db, applicant, classCode, today, ct);

    /// <inheritdoc/>
    public override IValidator<ControlCentreApplication>? ValidatorFor(string step, DateOnly today) => step == ApplicationStep ? new ControlCentreValidator() : null;

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => throw NoPapers(kindCode);

    // What an earlier request said of the company is in its account, where it may have changed since.
    /// <inheritdoc/>
    protected override ControlCentreApplication NewPayload(Applicant applicant, string classCode, ControlCentreApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies have control centres.");
        return new ControlCentreApplication
        {
            FieldCode = classCode,
            BusinessNumber = company.BusinessNumber.ToString(),
            CompanyName = company.Name,
            MunicipalityCode = company.MunicipalityCode,
            Address = $"{company.Address}, {company.Settlement}",
            Phone = company.Phone,
            Email = company.Email,
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(ControlCentreApplication payload, AnswerLanguage language)
    {
        return
        [
            new(ApplicationStep, Text($"Step.{ApplicationStep}"),
            [
                new("Application", null,
                [
                    Row(nameof(payload.FieldCode), language.Code(ClassList, payload.FieldCode)),
                    Row(nameof(payload.BusinessNumber), payload.BusinessNumber),
                    Row(nameof(payload.CompanyName), payload.CompanyName),
                    Row(nameof(payload.MunicipalityCode), Municipalities.NameIn(payload.MunicipalityCode, language.Culture)),
                    Row(nameof(payload.Address), payload.Address),
                    Row(nameof(payload.Phone), PhoneText.TryNormalize(payload.Phone, out var e164) ? PhoneText.ForPeople(e164) : payload.Phone),
                    Row(nameof(payload.Email), payload.Email),
                ]),
            ]),
        ];

        Answer Row(string path, string? value) => new(path, Text(path), value ?? "");
        string Text(string key) => language.Text<ControlCentreTexts>(key);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(ControlCentreApplication payload) => [];

    /// <inheritdoc/>
    protected override object FormData(ControlCentreApplication payload, string kindCode, string? pictureHash) => throw NoPapers(kindCode);

    private static ArgumentOutOfRangeException NoPapers(string kindCode) => new(nameof(kindCode), kindCode, "This process has no papers to sign.");
}
