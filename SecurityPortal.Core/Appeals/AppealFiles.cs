using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Appeals;

/// <summary>Texts of appeals.</summary>
internal sealed class AppealFiles : IFileUse
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.Appeals.Where(a => a.FileId != null).Select(a => a.FileId!.Value);
}
