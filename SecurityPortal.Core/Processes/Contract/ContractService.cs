namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The service contracted and the licence it rests on.</summary>
public sealed class ContractService
{
    public string? ClassCode { get; set; }

    /// <summary>Number of the company's licence of this class; null where it holds none. Found by the portal, never typed.</summary>
    public string? LicenceNumber { get; set; }

    /// <summary>Last day of that licence.</summary>
    public DateOnly? LicenceValidTo { get; set; }
}
