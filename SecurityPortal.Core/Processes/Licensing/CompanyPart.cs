namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Step 1, company data. Number, name and class come from the account and the list page and are read-only.</summary>
public sealed class CompanyPart
{
    /// <summary>Business number; from the account.</summary>
    public string BusinessNumber { get; set; } = "";

    /// <summary>Company name; from the account.</summary>
    public string Name { get; set; } = "";

    public string ClassCode { get; set; } = "";

    /// <summary>Municipality code; from the account.</summary>
    public string MunicipalityCode { get; set; } = "";

    /// <summary>16 digits or XK05 IBAN, as typed.</summary>
    public string? BankAccount { get; set; }

    public string? Address { get; set; }

    /// <summary>Name of the responsible person; completed in step 2, part two.</summary>
    public string? ResponsiblePerson { get; set; }

    public string? ResponsiblePhone { get; set; }

    public string? Email { get; set; }

    /// <summary>Firearms are held or used for what is asked for: their papers belong to the request.</summary>
    public bool Firearms { get; set; }
}
