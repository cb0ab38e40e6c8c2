namespace SecurityPortal.Core.People;

/// <summary>
/// A person as a form holds it while it is filled in: found by personal number, or typed as a foreign citizen. Texts stay as typed until the rules
/// (<see cref="PersonEntryValidator"/>) have passed.
/// </summary>
public sealed class PersonEntry
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>"Shtetas i huaj": everything is typed, passport and residence are asked for.</summary>
    public bool IsForeign { get; set; }

    /// <summary>As typed. Required unless foreign; foreign residents may hold one.</summary>
    public string? PersonalNumber { get; set; }

    /// <summary>What the civil registry said about the number.</summary>
    public PersonLookupState Lookup { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>A parent's first name; optional.</summary>
    public string? ParentName { get; set; }

    /// <summary>Surname before marriage; optional.</summary>
    public string? MaidenName { get; set; }

    public DateOnly? BirthDate { get; set; }

    /// <summary>Place of birth; optional.</summary>
    public string? BirthPlace { get; set; }

    public Gender? Gender { get; set; }

    /// <summary>Municipality code; none for a foreign citizen who lives abroad.</summary>
    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    public string? Street { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Citizenship, ISO 3166 code; foreign citizens only.</summary>
    public string? Citizenship { get; set; }

    /// <summary>Passport number; foreign citizens only.</summary>
    public string? PassportNumber { get; set; }

    /// <summary>Passport's expiry; must be in the future.</summary>
    public DateOnly? PassportExpiry { get; set; }

    /// <summary>Permanent residence in Kosovo; foreign citizens only.</summary>
    public bool? HasPermanentResidence { get; set; }

    /// <summary>Number of the residence permit, where there is permanent residence.</summary>
    public string? ResidencePermit { get; set; }

    /// <summary>Number of the work permit, where the process asks for one.</summary>
    public string? WorkPermit { get; set; }

    /// <summary>First and last name.</summary>
    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>Confirmed by the civil registry.</summary>
    public bool IsVerified => Lookup == PersonLookupState.Found;

    /// <summary>The registry's values are shown read-only.</summary>
    public bool IsReadOnly => !IsForeign && Lookup == PersonLookupState.Found;

    /// <summary>Takes over the registry's answer.</summary>
    public void Take(PersonSnapshot person)
    {
        Lookup = PersonLookupState.Found;
        (FirstName, LastName, ParentName, MaidenName) = (person.FirstName, person.LastName, person.ParentName, person.MaidenName ?? MaidenName);
        (BirthDate, BirthPlace, Gender) = (person.BirthDate, person.BirthPlace, person.Gender);
        MunicipalityCode = person.MunicipalityCode;
        Settlement = person.Settlement ?? Settlement;
    }

    /// <summary>Takes over who another entry says it is, number and answer of the registry included; contact, passport and residence stay.</summary>
    public void TakeIdentity(PersonEntry other)
    {
        (PersonalNumber, Lookup) = (other.PersonalNumber, other.Lookup);
        (FirstName, LastName, ParentName, MaidenName) = (other.FirstName, other.LastName, other.ParentName, other.MaidenName);
        (BirthDate, BirthPlace, Gender) = (other.BirthDate, other.BirthPlace, other.Gender);
        (MunicipalityCode, Settlement) = (other.MunicipalityCode, other.Settlement);
    }

    /// <summary>The property whose number both entries share, which makes them one person; null when they share none.</summary>
    public string? NumberSharedWith(PersonEntry other) =>
        People.PersonalNumber.TryParse(PersonalNumber, out var number) && People.PersonalNumber.TryParse(other.PersonalNumber, out var otherNumber)
            && number == otherNumber
            ? nameof(PersonalNumber)
        : IsForeign && other.IsForeign && Citizenship == other.Citizenship
            && People.PassportNumber.TryParse(PassportNumber, out var passport) && People.PassportNumber.TryParse(other.PassportNumber, out var otherPassport)
                && passport == otherPassport
            ? nameof(PassportNumber)
        : null;

    /// <summary>Nothing was entered yet.</summary>
    public bool IsBlank() =>
        BirthDate is null && Gender is null && PassportExpiry is null && HasPermanentResidence is null && string.IsNullOrWhiteSpace(string.Concat(
        [
            PersonalNumber, FirstName, LastName, ParentName, MaidenName, BirthPlace, MunicipalityCode, Settlement, Street, Email, Phone,
            Citizenship, PassportNumber, ResidencePermit, WorkPermit,
        ]));

    /// <summary>A copy to take a person over into another list: under a new id, or under that of the entry whose place it takes.</summary>
    public PersonEntry Copy(Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        IsForeign = IsForeign, PersonalNumber = PersonalNumber, Lookup = Lookup, FirstName = FirstName, LastName = LastName, ParentName = ParentName,
        MaidenName = MaidenName, BirthDate = BirthDate, BirthPlace = BirthPlace, Gender = Gender, MunicipalityCode = MunicipalityCode,
        Settlement = Settlement, Street = Street, Email = Email, Phone = Phone, Citizenship = Citizenship, PassportNumber = PassportNumber,
        PassportExpiry = PassportExpiry, HasPermanentResidence = HasPermanentResidence, ResidencePermit = ResidencePermit, WorkPermit = WorkPermit,
    };

    /// <inheritdoc/>
    public override string ToString() => $"person {Id}";
}
