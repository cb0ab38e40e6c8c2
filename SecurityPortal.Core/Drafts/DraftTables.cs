using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Drafts;

/// <summary>The tables of drafts.</summary>
public static class DraftTables
{
    extension(PortalDbContext db)
    {
        public DbSet<Draft> Drafts => db.Set<Draft>();

        /// <summary>Papers made from drafts.</summary>
        public DbSet<DraftForm> DraftForms => db.Set<DraftForm>();
    }
}
