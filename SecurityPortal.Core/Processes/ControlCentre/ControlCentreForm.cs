using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>The one page of the request.</summary>
public sealed class ControlCentreForm : ProcessForm<ControlCentreApplication>
{
    /// <summary>The step of the answers.</summary>
    public const string ApplicationStep = "application";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [ApplicationStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IValidator<ControlCentreApplication>? ValidatorFor(string step, DateOnly today) => step == ApplicationStep ? new ControlCentreValidator()
        : null;

    // What an earlier request said of the company is in its account, where it may have changed since.
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
                    Row(nameof(payload.FieldCode), language.Code(ControlCentreReference.FieldList, payload.FieldCode)),
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
}
