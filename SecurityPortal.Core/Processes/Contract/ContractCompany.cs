namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The company's data as they were when the draft was started; read-only.</summary>
public sealed class ContractCompany
{
    /// <summary>Business number.</summary>
    public string BusinessNumber { get; set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Municipality code.</summary>
    public string MunicipalityCode { get; set; } = "";

    /// <summary>Address.</summary>
    public string Address { get; set; } = "";

    /// <summary>Responsible person, as in the last licence; empty where none is known.</summary>
    public string ResponsiblePerson { get; set; } = "";

    /// <summary>Phone.</summary>
    public string Phone { get; set; } = "";

    /// <summary>E-mail.</summary>
    public string Email { get; set; } = "";
}
