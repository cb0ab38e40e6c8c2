using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Data;

/// <summary>SQLite forgets that a time is UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time,
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

internal sealed class PersonalNumberConverter() : ValueConverter<PersonalNumber, string>(number => number.Reveal(), text => Parse(text))
{
    private static PersonalNumber Parse(string text) =>
        PersonalNumber.TryParse(text, out var number) ? number : throw new FormatException("A stored personal number has not ten digits.");
}

internal sealed class BusinessNumberConverter() : ValueConverter<BusinessNumber, string>(number => number.ToString(), text => Parse(text))
{
    private static BusinessNumber Parse(string text) =>
        BusinessNumber.TryParse(text, out var number) ? number : throw new FormatException("A stored business number is malformed.");
}
