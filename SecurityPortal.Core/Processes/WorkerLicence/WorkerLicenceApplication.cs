using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>What is filled in for a worker's licence (domain.md §2.7).</summary>
public sealed class WorkerLicenceApplication
{
    public string ClassCode { get; set; } = "";

    public PersonEntry Person { get; set; } = new();

    public CertificatePart Certificate { get; set; } = new();
}

/// <summary>The exam certificate: of the register, or from before it and then attached.</summary>
public sealed class CertificatePart
{
    /// <summary>The register has it: number and day are its own.</summary>
    public bool IsRegistered { get; set; }

    public string? Number { get; set; }

    /// <summary>Day of the exam.</summary>
    public DateOnly? PassedOn { get; set; }
}
