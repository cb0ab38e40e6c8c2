using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The request: company, protected person and requesting unit, assessment and plan.</summary>
public sealed class CloseProtectionForm : ProcessForm<CloseProtectionApplication>
{
    /// <summary>Step 1: the company and who answers for it.</summary>
    public const string CompanyStep = "company";

    /// <summary>Step 2: the protected person, and who asks for the protection.</summary>
    public const string ProtectedStep = "protected";

    /// <summary>Step 3: preliminary risk assessment and protection plan.</summary>
    public const string PlanStep = "plan";

    /// <summary>The request to be signed, made from steps 1 and 2.</summary>
    public const string SignedRequest = "CP01";

    /// <summary>Characters of the assessment and of the plan.</summary>
    public const int LongestText = 4000;

    /// <summary>Role of the protected person in the case.</summary>
    public const string ProtectedRole = "protected";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CompanyStep, ProtectedStep, PlanStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override string? AboutWhom(string payload) =>
        PayloadJson.Read<CloseProtectionApplication>(payload).Protected.Person.FullName is { Length: > 0 } name ? name : null;

    /// <inheritdoc/>
    public override IValidator<CloseProtectionApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        CompanyStep => new CompanyStepValidator(),
        ProtectedStep => new ProtectedStepValidator(),
        PlanStep => new PlanStepValidator(),
        _ => null,
    };

    /// <summary>The papers that the portal makes from a draft.</summary>
    internal static ProcessPapers Papers { get; } = new()
    {
        Kinds = [SignedRequest],
        // How the company is reached is not what is signed for: another phone number needs no new signature.
        Layout = kind => new FormLayout(kind,
        [
            "Company.BusinessNumber", "Company.Name", "Company.MunicipalityCode", "Company.Address", "Company.LicenceNumber", "Company.Responsible",
            "Protected.", "Unit.",
        ]),
    };

    protected override CloseProtectionApplication NewPayload(Applicant applicant, string classCode, CloseProtectionApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies protect persons closely.");
        return new CloseProtectionApplication
        {
            Company = new ProtectingCompany
            {
                BusinessNumber = company.BusinessNumber.ToString(), Name = company.Name, MunicipalityCode = company.MunicipalityCode,
                Address = $"{company.Address}, {company.Settlement}", Phone = company.Phone, Email = company.Email,
                LicenceNumber = earlier?.Company.LicenceNumber ?? "", ResponsiblePerson = earlier?.Company.ResponsiblePerson,
                ResponsibleAddress = earlier?.Company.ResponsibleAddress,
            },
        };
    }

    protected override IReadOnlyList<AnswerSection> Describe(CloseProtectionApplication payload, AnswerLanguage language) =>
        new CloseProtectionAnswers(payload, language).Sections();

    protected override IReadOnlyList<NamedPerson> People(CloseProtectionApplication payload) => payload.Protected.Person.FullName.Length == 0 ? [] :
    [
        new NamedPerson(
            ProtectedRole,
            payload.Protected.Person.FullName,
            !payload.Protected.Person.IsForeign && PersonalNumber.TryParse(payload.Protected.Person.PersonalNumber, out var number) ? number : null,
            payload.Protected.Person.IsForeign ? payload.Protected.Person.PassportNumber : null,
            payload.Protected.Person.IsVerified || payload.Protected.Person.IsForeign,
            "Protected.Person",
            payload.Protected.Person),
    ];
}
