namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The company's data as they were when the draft was started; read-only.</summary>
public sealed class ContractCompany
{
    public string BusinessNumber { get; set; } = "";

    public string Name { get; set; } = "";

    public string MunicipalityCode { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Responsible person, as in the last licence; empty where none is known.</summary>
    public string ResponsiblePerson { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";
}
