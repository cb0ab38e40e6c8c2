using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Who a candidate is, as the exams' room needs to know.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="PersonalNumber">Personal number, where there is one.</param>
/// <param name="PassportNumber">Passport number of a foreign citizen, in capitals.</param>
/// <param name="Citizenship">Citizenship of a foreign citizen.</param>
/// <param name="BirthDate">Date of birth.</param>
public sealed record ExamPerson(string Name, PersonalNumber? PersonalNumber, string? PassportNumber, string? Citizenship, DateOnly? BirthDate)
{
    /// <summary>Names the person: by personal number, else by passport and citizenship. Null while neither is known.</summary>
    public string? Key => PersonalNumber is { } number ? $"P:{number.Reveal()}" : PassportNumber is null ? null : $"F:{Citizenship}:{PassportNumber}";

    /// <summary>The person of a form.</summary>
    public static ExamPerson Of(PersonEntry entry) => new(
        entry.FullName,
        People.PersonalNumber.TryParse(entry.PersonalNumber, out var number) ? number : null,
        entry.IsForeign && People.PassportNumber.TryParse(entry.PassportNumber, out var passport) ? passport.Reveal() : null,
        entry.IsForeign ? entry.Citizenship : null,
        entry.BirthDate);

    /// <summary>The person of a candidacy; the date of birth stands with the case alone.</summary>
    public static ExamPerson Of(ExamCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return new ExamPerson(candidate.Name, candidate.PersonalNumber, candidate.PassportNumber, candidate.Citizenship, null);
    }

    // A record would print every value.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ExamPerson)} {PersonalNumber?.ToString() ?? "(no number)"}";
}

/// <summary>What filing a candidate tells the room beside the person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Email">Address for convocation and result.</param>
/// <param name="Language">Language of the exam.</param>
/// <param name="Employer">Employer's name.</param>
public sealed record ExamEntry(ExamPerson Person, string Email, string Language, string Employer)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Person}";
}
