using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>What a company fills in for a worker's card (domain.md §2.8).</summary>
public sealed class PersonCardApplication
{
    public CardPart Card { get; set; } = new();
}

/// <summary>Filled in from the register but for street and, other than for basic security, position.</summary>
public sealed class CardPart
{
    /// <summary>The worker in the register.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The licence the card is for.</summary>
    public Guid LicenceId { get; set; }

    public string LicenceNumber { get; set; } = "";

    public string ClassCode { get; set; } = "";

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public DateOnly? BirthDate { get; set; }

    public string? PersonalNumber { get; set; }

    /// <summary>Passport number of a foreign citizen.</summary>
    public string? PassportNumber { get; set; }

    /// <summary>Citizenship of a foreign citizen; none for citizens of Kosovo.</summary>
    public string? Citizenship { get; set; }

    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    /// <summary>Street and number; by hand.</summary>
    public string? Street { get; set; }

    /// <summary>Position of the code list, or <see cref="WorkerClasses.OtherPosition"/>.</summary>
    public string? PositionCode { get; set; }

    /// <summary>Position typed by hand.</summary>
    public string? PositionText { get; set; }

    /// <summary>The card this one replaces.</summary>
    public Guid? ReplacesCardId { get; set; }

    public string? ReplacesNumber { get; set; }

    /// <summary>It was lost or stolen, rather than damaged.</summary>
    public bool WasLost { get; set; }

    public bool IsForeign => Citizenship is not null;

    /// <summary>As an entry of the shared forms.</summary>
    public PersonEntry Entry() => new()
    {
        IsForeign = IsForeign, PersonalNumber = PersonalNumber, Lookup = PersonLookupState.Found, FirstName = FirstName, LastName = LastName,
        BirthDate = BirthDate,
        MunicipalityCode = MunicipalityCode, Settlement = Settlement, Street = Street, Citizenship = Citizenship, PassportNumber = PassportNumber,
    };
}
