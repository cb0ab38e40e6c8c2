using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

/// <summary>Documents of drafts and cases.</summary>
internal sealed class AttachedFiles : IFileUse
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.Attachments.Select(a => a.FileId);
}
