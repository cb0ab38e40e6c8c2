using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>The tables of cases.</summary>
public static class CaseTables
{
    extension(PortalDbContext db)
    {
        public DbSet<Case> Cases => db.Set<Case>();

        public DbSet<CaseVersion> CaseVersions => db.Set<CaseVersion>();

        public DbSet<CaseEvent> CaseEvents => db.Set<CaseEvent>();

        public DbSet<CaseComment> CaseComments => db.Set<CaseComment>();

        public DbSet<CaseCheck> CaseChecks => db.Set<CaseCheck>();

        /// <summary>Persons named in cases.</summary>
        public DbSet<CasePerson> CasePersons => db.Set<CasePerson>();

        /// <summary>Words to search cases by.</summary>
        public DbSet<CaseSearchWord> CaseSearchWords => db.Set<CaseSearchWord>();

        public DbSet<NumberSequence> NumberSequences => db.Set<NumberSequence>();

        /// <summary>The requests of the applicant for whom the actor acts; none are changed.</summary>
        internal IQueryable<Case> OwnCases(Actor actor) => actor.CompanyId is { } company
            ? db.Cases.AsNoTracking().Where(c => c.CompanyId == company)
            : db.Cases.AsNoTracking().Where(c => c.IndividualId == actor.IndividualId);
    }
}
