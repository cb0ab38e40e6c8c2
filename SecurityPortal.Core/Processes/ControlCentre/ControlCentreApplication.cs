namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>What a company says when it asks for the certificate of its control centre in a field (domain.md §2.5); all but the field comes from its
/// account.</summary>
public sealed class ControlCentreApplication
{
    public string FieldCode { get; set; } = "";

    /// <summary>Business number; from the account.</summary>
    public string BusinessNumber { get; set; } = "";

    /// <summary>Company name; from the account.</summary>
    public string CompanyName { get; set; } = "";

    /// <summary>Municipality code; from the account.</summary>
    public string MunicipalityCode { get; set; } = "";

    /// <summary>Address; from the account, may be corrected in a returned case.</summary>
    public string? Address { get; set; }

    /// <summary>The company's phone; as the address.</summary>
    public string? Phone { get; set; }

    /// <summary>The company's e-mail; as the address.</summary>
    public string? Email { get; set; }
}
