using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

/// <summary>The tables of documents.</summary>
public static class DocumentTables
{
    extension(PortalDbContext db)
    {
        public DbSet<StoredFile> StoredFiles => db.Set<StoredFile>();

        /// <summary>Files in their places.</summary>
        public DbSet<Attachment> Attachments => db.Set<Attachment>();

        public DbSet<DocumentRequirement> DocumentRequirements => db.Set<DocumentRequirement>();
    }
}
