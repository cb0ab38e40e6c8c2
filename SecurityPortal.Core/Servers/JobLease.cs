namespace SecurityPortal.Core.Servers;

/// <summary>Which server does a job that one does at a time.</summary>
public sealed class JobLease
{
    public required string Name { get; init; }

    /// <summary>The server: its machine, and what tells this run of it apart from any other.</summary>
    public required string Holder { get; set; }

    /// <summary>Until then the job is the holder's, UTC. The holder moves it on.</summary>
    public DateTime Until { get; set; }
}
