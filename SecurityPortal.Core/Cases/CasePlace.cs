namespace SecurityPortal.Core.Cases;

/// <summary>Where a case stands in lists: they are in the order of filing.</summary>
internal sealed class CasePlace
{
    public DateTime SubmittedAt { get; init; }

    public Guid CaseId { get; init; }
}
