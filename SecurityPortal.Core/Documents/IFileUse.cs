using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

/// <summary>The stored files to which a room's own rows refer. A file that nobody names is swept away.</summary>
public interface IFileUse
{
    /// <summary>Their keys, asked inside the sweep's own statement.</summary>
    IQueryable<Guid> Files(PortalDbContext db);
}
