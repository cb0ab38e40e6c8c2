using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The notification: company and client, service, terms.</summary>
public class ContractForm : ProcessForm<ContractApplication>
{
    /// <summary>Step 1: company and client.</summary>
    public const string ContractStep = "contract";

    /// <summary>Step 2: the service.</summary>
    public const string ServiceStep = "service";

    /// <summary>Step 3: length and terms.</summary>
    public const string TermsStep = "terms";

    /// <summary>Kind of the signed contract's document.</summary>
    public const string SignedContract = "CN01";

    /// <summary>Kind of an annex's document.</summary>
    public const string Annex = "CN02";

    /// <summary>Sites a contract may name.</summary>
    public const int MaxSites = 50;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [ContractStep, ServiceStep, TermsStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IValidator<ContractApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        ContractStep => new ContractStepValidator(),
        ServiceStep => new ServiceStepValidator(today),
        TermsStep => new TermsStepValidator(today),
        _ => null,
    };

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, DocumentCondition<ContractApplication>> Conditions { get; } =
        new Dictionary<string, DocumentCondition<ContractApplication>>
        {
            [Annex] = (_, amends) => amends ? DocumentNeed.RequiredAnew : DocumentNeed.AsListed,
        };

    /// <inheritdoc/>
    protected override ContractApplication NewPayload(Applicant applicant, string classCode, ContractApplication? earlier)
    {
        var company = applicant.Company ?? throw new InvalidOperationException("Only companies notify contracts.");
        return new ContractApplication
        {
            Company = new ContractCompany
            {
                BusinessNumber = company.BusinessNumber.ToString(), Name = company.Name, MunicipalityCode = company.MunicipalityCode,
                Address = $"{company.Address}, {company.Settlement}", Phone = company.Phone, Email = company.Email,
            },
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(ContractApplication payload, AnswerLanguage language) => new ContractAnswers(payload, language)
        .Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(ContractApplication payload) => payload.Client.Person is not { } person ? [] :
    [
        new NamedPerson(
            "client",
            person.FullName,
            !person.IsForeign && PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null,
            person.IsForeign ? person.PassportNumber : null,
            person.IsVerified || person.IsForeign,
            person.IsForeign ? "Client.Foreign" : "Client.Local",
            person),
    ];
}
