namespace SecurityPortal.Core.Drafts;

/// <summary>A paper made from a draft to be signed: which data it was last made from.</summary>
public sealed class DraftForm
{
    public required Guid DraftId { get; init; }

    /// <summary>Document kind of the paper, e.g. D01.</summary>
    public required string KindCode { get; init; }

    /// <summary>Short code of the data printed on it.</summary>
    public required string DataCode { get; set; }

    /// <summary>When it was last made, UTC.</summary>
    public required DateTime MadeAt { get; set; }
}
