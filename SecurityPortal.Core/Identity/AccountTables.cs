using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>The tables of accounts.</summary>
public static class AccountTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Companies with an account.</summary>
        public DbSet<Company> Companies => db.Set<Company>();

        /// <summary>Business numbers taken, both forms.</summary>
        public DbSet<BusinessNumberClaim> BusinessNumberClaims => db.Set<BusinessNumberClaim>();

        /// <summary>Natural persons with an account.</summary>
        public DbSet<Individual> Individuals => db.Set<Individual>();

        public DbSet<CompanyDelegate> CompanyDelegates => db.Set<CompanyDelegate>();

        /// <summary>Requests to confirm who an account is, those decided too.</summary>
        public DbSet<IdentityRequest> IdentityRequests => db.Set<IdentityRequest>();

        /// <summary>Addresses that want to open an account.</summary>
        public DbSet<EmailProof> EmailProofs => db.Set<EmailProof>();

        /// <summary>Runs of look-ups of which administrators were told.</summary>
        public DbSet<LookupAlarmRow> LookupAlarms => db.Set<LookupAlarmRow>();

        public DbSet<SignInThrottle> SignInThrottles => db.Set<SignInThrottle>();

        /// <summary>Sign-ins, those that have ended too.</summary>
        public DbSet<UserSession> UserSessions => db.Set<UserSession>();
    }
}
