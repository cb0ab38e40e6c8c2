namespace SecurityPortal.Core.Documents;

/// <summary>A file in its place: a document of a kind, of a draft or of one version of a case.</summary>
public sealed class Attachment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    public StoredFile? File { get; init; }

    /// <summary>The draft, until it is finished.</summary>
    public Guid? DraftId { get; set; }

    /// <summary>The filed version it belongs to.</summary>
    public Guid? CaseVersionId { get; set; }

    /// <summary>Document kind, e.g. D03, or a form's own picture, e.g. EMBLEM.</summary>
    public required string KindCode { get; init; }

    /// <summary>Cleaned name, as the applicant knows the file.</summary>
    public required string FileName { get; init; }

    /// <summary>For papers made by the portal and signed: code of the data they were last made from when this was attached.</summary>
    public string? DataCode { get; init; }

    /// <summary>When it was attached, UTC.</summary>
    public required DateTime AttachedAt { get; init; }
}
