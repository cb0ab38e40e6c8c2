using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Cases;

/// <summary>A person named in a case's last version: the only searchable copy.</summary>
public sealed class CasePerson
{
    /// <summary>Role of the one person that a case is about, where that is not its applicant.</summary>
    public const string Subject = "worker";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>Role in the case, a word of the process, e.g. <c>owner</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Personal number, where the person has one.</summary>
    public PersonalNumber? PersonalNumber { get; init; }

    /// <summary>Passport number of a foreign citizen.</summary>
    public string? PassportNumber { get; init; }

    /// <summary>Country of that passport, ISO 3166 code: numbers are the same in more than one.</summary>
    public string? Citizenship { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; init; }

    /// <summary>False when the registry could not be asked.</summary>
    public required bool Verified { get; init; }
}
