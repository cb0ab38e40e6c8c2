namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Whether a person may work as a security worker of a company.</summary>
public enum WorkerStandingState
{
    /// <summary>The register cannot say.</summary>
    Unknown,

    /// <summary>Holds a valid worker licence and works for the company.</summary>
    Licensed,

    NotLicensed,
}

/// <summary>What the register says of a worker.</summary>
/// <param name="State">Whether they are a licensed worker of the company.</param>
/// <param name="LicenceNumber">Number of the worker licence.</param>
/// <param name="CardNumber">Number of the person card.</param>
/// <param name="Position">Position on the card, in the language of the screen.</param>
public sealed record WorkerStanding(WorkerStandingState State, string? LicenceNumber = null, string? CardNumber = null, string? Position = null)
{
    public static WorkerStanding Unknown { get; } = new(WorkerStandingState.Unknown);
}

/// <summary>Answers whether a person is a licensed worker of the acting company.</summary>
public interface IWorkerStandingReader
{
    /// <summary>What the register says of a local day; <see cref="WorkerStanding.Unknown"/> to whoever acts for no company.</summary>
    Task<WorkerStanding> FindAsync(PersonKey person, DateOnly day, CancellationToken ct);
}
