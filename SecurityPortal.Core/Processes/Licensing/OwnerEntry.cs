using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>An owner or founder: a person, or a company of its own.</summary>
public sealed class OwnerEntry
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>"Pronar". A person may be owner and founder at once.</summary>
    public bool IsOwner { get; set; } = true;

    public bool IsFounder { get; set; }

    /// <summary>The owner is a company: <see cref="Organisation"/> counts instead of <see cref="Person"/>.</summary>
    public bool IsOrganisation { get; set; }

    public PersonEntry Person { get; set; } = new();

    public OwnerOrganisation Organisation { get; set; } = new();

    public string Name => IsOrganisation ? Organisation.Name ?? "" : Person.FullName;

    /// <summary>Path of the number that both entries share, which makes them one owner; null when they share none.</summary>
    public string? NumberSharedWith(OwnerEntry other) =>
        IsOrganisation != other.IsOrganisation ? null
        : IsOrganisation ? (Organisation.IsNumberedAs(other.Organisation) ? $"{nameof(Organisation)}.{nameof(Organisation.BusinessNumber)}" : null)
        : Person.NumberSharedWith(other.Person) is { } property ? $"{nameof(Person)}.{property}" : null;

    /// <summary>Nobody was named yet; roles alone are nothing.</summary>
    public bool IsBlank() => Person.IsBlank() && Organisation.IsBlank();
}
