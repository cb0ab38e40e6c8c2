using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>What a company fills in to be authorised to protect a person closely (domain.md §2.11).</summary>
public sealed class CloseProtectionApplication
{
    /// <summary>The company and who answers for it.</summary>
    public ProtectingCompany Company { get; set; } = new();

    /// <summary>Whom it is to protect.</summary>
    public ProtectedPerson Protected { get; set; } = new();

    /// <summary>Who asks for the protection.</summary>
    public RequestingUnit Unit { get; set; } = new();

    /// <summary>The company's preliminary risk assessment and protection plan.</summary>
    public ProtectionPlan Plan { get; set; } = new();
}

/// <summary>The company; number and last day of its licence are found by the portal, never typed.</summary>
public sealed class ProtectingCompany
{
    public string BusinessNumber { get; set; } = "";

    public string Name { get; set; } = "";

    public string MunicipalityCode { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Number of its licence for close protection.</summary>
    public string LicenceNumber { get; set; } = "";

    /// <summary>Who answers for the assignment.</summary>
    public string? ResponsiblePerson { get; set; }

    /// <summary>Address of the responsible person.</summary>
    public string? ResponsibleAddress { get; set; }

    /// <summary>Phone of the responsible person, as typed.</summary>
    public string? Phone { get; set; }

    /// <summary>E-mail of the responsible person.</summary>
    public string? Email { get; set; }
}

/// <summary>The protected person: name and number of the document, nothing else of the registry's answer is kept.</summary>
public sealed class ProtectedPerson
{
    public PersonEntry Person { get; set; } = new();

    public string? Profession { get; set; }

    /// <summary>Takes over the registry's answer: the name alone.</summary>
    public void TakeName(PersonSnapshot found)
    {
        ArgumentNullException.ThrowIfNull(found);
        (Person.Lookup, Person.FirstName, Person.LastName) = (PersonLookupState.Found, found.FirstName, found.LastName);
    }

    /// <summary>Forgets what is known of another number.</summary>
    public void Forget() => (Person.Lookup, Person.FirstName, Person.LastName) = (PersonLookupState.NotAsked, null, null);
}

/// <summary>The unit, office or firm that asks the company for the protection.</summary>
public sealed class RequestingUnit
{
    public string? Name { get; set; }

    public string? ResponsiblePerson { get; set; }

    /// <summary>Contact phone, as typed.</summary>
    public string? Phone { get; set; }
}

/// <summary>What the company found out and means to do.</summary>
public sealed class ProtectionPlan
{
    public string? RiskAssessment { get; set; }

    public string? Measures { get; set; }
}
