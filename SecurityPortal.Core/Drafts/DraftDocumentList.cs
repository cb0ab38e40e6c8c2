using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Drafts;

/// <param name="Kinds">What the process asks of these answers, in order.</param>
/// <param name="Attached">What is attached, pictures of forms left out.</param>
/// <param name="Pictures">Pictures of forms.</param>
public sealed record DraftDocumentList(
    IReadOnlyList<DocumentKindRow> Kinds, IReadOnlyList<AttachedDocument> Attached, IReadOnlyList<AttachedDocument> Pictures)
{
    /// <summary>Name of a kind asked for or attached; null for others.</summary>
    public LocalName? NameOf(string kindCode) =>
        Kinds.FirstOrDefault(k => k.Code == kindCode)?.Name ?? Attached.FirstOrDefault(a => a.KindCode == kindCode)?.KindName;
}

/// <summary>A kind of document asked for.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="IsRequired">Required or optional, for these answers.</param>
/// <param name="IsConfirmed">False while the requirement is "not yet confirmed".</param>
/// <param name="IsForm">Made by the portal, to be signed and attached.</param>
/// <param name="MadeWithCode">Code of the data the paper was last made from.</param>
/// <param name="IsAttached">A file of it is attached that counts: one out of date does not.</param>
public sealed record DocumentKindRow(string Code, LocalName Name, bool IsRequired, bool IsConfirmed, bool IsForm, string? MadeWithCode, bool IsAttached)
{
    /// <summary>Without it the draft cannot be finished.</summary>
    public bool IsMissing => IsRequired && !IsAttached;
}

/// <param name="Id">Key.</param>
/// <param name="KindCode">Kind.</param>
/// <param name="KindName">Name of the kind.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it was attached, UTC.</param>
/// <param name="IsOutOfDate">The paper was made from data that have changed since.</param>
/// <param name="IsFromEarlier">Taken over from an earlier request; a newer one may replace it.</param>
public sealed record AttachedDocument(
    Guid Id, string KindCode, LocalName KindName, string FileName, string ContentType, long Size, DateTime At, bool IsOutOfDate, bool IsFromEarlier = false);
