using Microsoft.Extensions.Logging;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries.Http;

/// <summary>The business registry behind HTTP; contract in docs/registries.md.</summary>
internal sealed class HttpBusinessRegistry(HttpClient http, ILogger<HttpBusinessRegistry> log) : IBusinessRegistry
{
    private const int MostOwners = 500;

    public Task<LookupOutcome<BusinessRecord>> FindAsync(BusinessNumber number, CancellationToken ct) =>
        RegistryCall.AskAsync<Question, Answer, BusinessRecord>(
            http, "business", new(number.ToString()), Read, business => business.IsNumbered(number), log, ct);

    private static BusinessRecord? Read(Answer answer)
    {
        if (!BusinessNumber.TryParse(answer.Number, out var number) || !number.IsNui
            || !TryReadOld(answer.OldNumber, out var oldNumber)
            || AnswerText.Required(answer.Name) is not { } name
            || ReadStatus(answer.Status) is not { } isActive
            || !AnswerText.TryOptional(answer.Settlement, out var settlement)
            || !AnswerText.TryOptional(answer.Address, out var address)
            || (answer.Municipality is not null && Municipalities.Find(answer.Municipality) is null)
            || answer.Owners?.Count > MostOwners)
        {
            return null;
        }

        var owners = new List<PersonalNumber>();
        foreach (var text in answer.Owners ?? [])
        {
            if (!PersonalNumber.TryParse(text, out var owner))
            {
                return null;
            }

            owners.Add(owner);
        }

        return new()
        {
            Number = number,
            OldNumber = oldNumber,
            Name = name,
            MunicipalityCode = answer.Municipality,
            Settlement = settlement,
            Address = address,
            IsActive = isActive,
            Owners = owners,
        };
    }

    private static bool TryReadOld(string? text, out BusinessNumber? number)
    {
        number = BusinessNumber.TryParse(text, out var parsed) && !parsed.IsNui ? parsed : null;
        return text is null || number is not null;
    }

    private static bool? ReadStatus(string? status) => status switch
    {
        "active" => true,
        "closed" => false,
        _ => null,
    };

    private sealed record Question(string BusinessNumber);

    private sealed record Answer(
        string? Number,
        string? OldNumber,
        string? Name,
        string? Municipality,
        string? Settlement,
        string? Address,
        string? Status,
        IReadOnlyList<string?>? Owners);
}
