namespace SecurityPortal.Core.Cases;

/// <summary>That an officer found a criterion of the process fulfilled, for one version of the answers.</summary>
public sealed class CaseCheck
{
    public required Guid CaseId { get; init; }

    /// <summary>Version of the answers that was checked.</summary>
    public required int VersionNumber { get; init; }

    public required string Criterion { get; init; }

    public required Guid CheckedBy { get; init; }

    public required DateTime CheckedAt { get; init; }
}
