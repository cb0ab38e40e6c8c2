using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Portraits of cards.</summary>
internal sealed class PortraitFiles : IFileUse
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.PersonCards.Select(c => c.PhotoFileId);
}
