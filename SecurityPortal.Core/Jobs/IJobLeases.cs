namespace SecurityPortal.Core.Jobs;

/// <summary>Says whether this server does the work that one server does at a time.</summary>
public interface IJobLeases
{
    /// <summary>
    /// Whether the job is this server's: it was already, or nobody's any more, and then it is from now on. Holds for a while; asking again in time keeps it.
    /// </summary>
    Task<bool> HoldAsync(string job, CancellationToken ct);

    /// <summary>Gives the job back: another server may take it at once.</summary>
    Task LeaveAsync(string job, CancellationToken ct);
}
