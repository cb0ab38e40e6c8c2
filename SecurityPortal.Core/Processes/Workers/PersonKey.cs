using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>What tells one natural person from another: the personal number, or the passport of a country.</summary>
/// <param name="Number">Personal number, where there is one.</param>
/// <param name="Passport">Passport number of a foreign citizen.</param>
/// <param name="Citizenship">Country of the passport, ISO 3166 code.</param>
public sealed record PersonKey(PersonalNumber? Number, string? Passport, string? Citizenship)
{
    /// <summary>Neither number says who it is.</summary>
    public bool IsEmpty => Number is null && Passport is null;

    /// <summary>The key of a person as filled in.</summary>
    public static PersonKey Of(PersonEntry entry)
    {
        var number = PersonalNumber.TryParse(entry.PersonalNumber, out var typed) ? typed : (PersonalNumber?)null;
        return entry.IsForeign && PassportNumber.TryParse(entry.PassportNumber, out var passport)
            ? new PersonKey(number, passport.Reveal(), entry.Citizenship)
            : new PersonKey(number, null, null);
    }

    /// <inheritdoc/>
    public override string ToString() => $"person {Number}";
}
