using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>The tables of incident reports.</summary>
public static class IncidentTables
{
    extension(PortalDbContext db)
    {
        /// <summary>What is searched and counted of incident reports.</summary>
        public DbSet<IncidentReport> IncidentReports => db.Set<IncidentReport>();

        /// <summary>Actions, reasons and offences that reports name.</summary>
        public DbSet<IncidentCode> IncidentCodes => db.Set<IncidentCode>();
    }
}
