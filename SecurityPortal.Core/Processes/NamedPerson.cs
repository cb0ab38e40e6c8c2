using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes;

/// <summary>A person named in an application, for search and checks.</summary>
/// <param name="Role">Role in the case.</param>
/// <param name="Name">First and last name.</param>
/// <param name="PersonalNumber">Personal number, where there is one.</param>
/// <param name="PassportNumber">Passport number, where there is one.</param>
/// <param name="Verified">False when the registry could not be asked.</param>
/// <param name="Path">Path of the person within the payload, as in the person's answers.</param>
/// <param name="Entry">Everything entered about the person.</param>
public sealed record NamedPerson(
    string Role, string Name, PersonalNumber? PersonalNumber, string? PassportNumber, bool Verified, string Path, PersonEntry Entry)
{
    /// <summary>Country of the passport, where there is one.</summary>
    public string? Citizenship => PassportNumber is null ? null : Entry.Citizenship;

    /// <inheritdoc/>
    public override string ToString() => $"{Role} {PersonalNumber}";
}
