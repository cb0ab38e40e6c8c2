using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>The civil registry. Ask through <see cref="IPersonLookupService"/>, which checks rights, counts and logs.</summary>
public interface ICivilRegistry
{
    /// <summary>Asks about one person. Throws nothing but <see cref="OperationCanceledException"/> when <paramref name="ct"/> is cancelled.</summary>
    Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct);
}
