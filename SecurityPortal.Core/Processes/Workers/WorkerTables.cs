using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The tables of persons in the register and their work.</summary>
public static class WorkerTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Natural persons known to the register.</summary>
        public DbSet<RegisteredPerson> RegisteredPersons => db.Set<RegisteredPerson>();

        /// <summary>Words to search persons by.</summary>
        public DbSet<RegisteredPersonWord> RegisteredPersonWords => db.Set<RegisteredPersonWord>();

        /// <summary>Who works for whom.</summary>
        public DbSet<Employment> Employments => db.Set<Employment>();

        /// <summary>Which company may look at whose licences.</summary>
        public DbSet<WorkerConsent> WorkerConsents => db.Set<WorkerConsent>();

        public DbSet<ExamCertificate> ExamCertificates => db.Set<ExamCertificate>();
    }
}
