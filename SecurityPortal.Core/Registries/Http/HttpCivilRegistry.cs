using Microsoft.Extensions.Logging;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries.Http;

/// <summary>The civil registry behind HTTP; contract in docs/registries.md.</summary>
internal sealed class HttpCivilRegistry(HttpClient http, TimeProvider clock, ILogger<HttpCivilRegistry> log) : ICivilRegistry
{
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    public Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct) =>
        RegistryCall.AskAsync<Question, Answer, PersonSnapshot>(
            http, "person", new(number.Reveal()), Read, person => person.PersonalNumber == number, log, ct);

    private PersonSnapshot? Read(Answer answer)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!PersonalNumber.TryParse(answer.PersonalNumber, out var number)
            || AnswerText.Required(answer.FirstName) is not { } firstName
            || AnswerText.Required(answer.LastName) is not { } lastName
            || answer.BirthDate is not { } birthDate || birthDate < EarliestBirth || birthDate > DateOnly.FromDateTime(now)
            || ReadGender(answer.Gender) is not { } gender
            || !AnswerText.TryOptional(answer.MaidenName, out var maidenName)
            || !AnswerText.TryOptional(answer.ParentName, out var parentName)
            || !AnswerText.TryOptional(answer.BirthPlace, out var birthPlace)
            || !AnswerText.TryOptional(answer.Settlement, out var settlement)
            || (answer.Municipality is not null && Municipalities.Find(answer.Municipality) is null))
        {
            return null;
        }

        return new()
        {
            PersonalNumber = number,
            FirstName = firstName,
            LastName = lastName,
            MaidenName = maidenName,
            ParentName = parentName,
            BirthDate = birthDate,
            BirthPlace = birthPlace,
            Gender = gender,
            MunicipalityCode = answer.Municipality,
            Settlement = settlement,
            Source = PersonSource.Registry,
            ReadAt = now,
        };
    }

    private static Gender? ReadGender(string? letter) => letter switch
    {
        "F" => Gender.Female,
        "M" => Gender.Male,
        _ => null,
    };

    private sealed record Question(string PersonalNumber);

    private sealed record Answer(
        string? PersonalNumber,
        string? FirstName,
        string? LastName,
        string? MaidenName,
        string? ParentName,
        DateOnly? BirthDate,
        string? BirthPlace,
        string? Gender,
        string? Municipality,
        string? Settlement);
}
