namespace SecurityPortal.Core.Cases;

/// <summary>That an officer found a criterion of the process fulfilled, for one version of the answers.</summary>
public sealed class CaseCheck
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Version of the answers that was checked.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>One of <see cref="Processes.ProcessDefinition.Criteria"/>.</summary>
    public required string Criterion { get; init; }

    /// <summary>Officer.</summary>
    public required Guid CheckedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime CheckedAt { get; init; }
}
