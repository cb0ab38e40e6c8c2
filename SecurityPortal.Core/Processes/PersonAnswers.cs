using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes;

/// <summary>The answers about one person, the same in every process.</summary>
public static class PersonAnswers
{
    /// <summary>The rows; those that do not apply are left out.</summary>
    public static IReadOnlyList<Answer> Of(PersonEntry person, string path, CultureInfo culture)
    {
        string Text(string key) => Texts.Get<PersonTexts>(key, culture);
        Answer Row(string property, string? value, AnswerKind kind = AnswerKind.Text) => new($"{path}.{property}", Text(property), value ?? "", kind);

        List<Answer> rows =
        [
            Row(nameof(PersonEntry.PersonalNumber), person.PersonalNumber, AnswerKind.Secret),
            Row(nameof(PersonEntry.FirstName), person.FirstName),
            Row(nameof(PersonEntry.LastName), person.LastName),
            Row(nameof(PersonEntry.ParentName), person.ParentName),
            Row(nameof(PersonEntry.MaidenName), person.MaidenName),
            Row(nameof(PersonEntry.BirthDate), person.BirthDate is { } born ? LocalTime.Format(born) : ""),
            Row(nameof(PersonEntry.BirthPlace), person.BirthPlace),
            Row(nameof(PersonEntry.Gender), person.Gender is { } gender ? Text($"Gender.{gender}") : ""),
            Row(nameof(PersonEntry.MunicipalityCode), Municipalities.NameIn(person.MunicipalityCode, culture)),
            Row(nameof(PersonEntry.Settlement), person.Settlement),
            Row(nameof(PersonEntry.Street), person.Street),
            Row(nameof(PersonEntry.Email), person.Email),
            Row(nameof(PersonEntry.Phone), PhoneText.TryNormalize(person.Phone, out var e164) ? PhoneText.ForPeople(e164) : person.Phone),
        ];
        if (person.IsForeign)
        {
            rows.AddRange(
            [
                Row(nameof(PersonEntry.Citizenship), Countries.NameIn(person.Citizenship, culture)),
                Row(nameof(PersonEntry.PassportNumber), person.PassportNumber, AnswerKind.Secret),
                Row(nameof(PersonEntry.PassportExpiry), person.PassportExpiry is { } expiry ? LocalTime.Format(expiry) : ""),
                Row(nameof(PersonEntry.HasPermanentResidence), person.HasPermanentResidence is { } resident ? Text(resident ? "Yes" : "No") : ""),
                Row(nameof(PersonEntry.ResidencePermit), person.ResidencePermit),
                Row(nameof(PersonEntry.WorkPermit), person.WorkPermit),
            ]);
        }

        // Optional fields that were left empty say nothing; required ones stay, so that a gap is seen.
        return [.. rows.Where(r => r.Value.Length > 0 || !IsOptional(r.Path))];
    }

    private static bool IsOptional(string path) =>
        path[(path.LastIndexOf('.') + 1)..] is nameof(PersonEntry.ParentName) or nameof(PersonEntry.MaidenName) or nameof(PersonEntry.BirthPlace)
            or nameof(PersonEntry.ResidencePermit) or nameof(PersonEntry.WorkPermit) or nameof(PersonEntry.PersonalNumber);
}
