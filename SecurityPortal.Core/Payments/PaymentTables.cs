using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>The tables of payments.</summary>
public static class PaymentTables
{
    extension(PortalDbContext db)
    {
        public DbSet<PaymentSlip> PaymentSlips => db.Set<PaymentSlip>();

        /// <summary>Bank statements taken in.</summary>
        public DbSet<BankStatement> BankStatements => db.Set<BankStatement>();

        /// <summary>Lines of bank statements.</summary>
        public DbSet<BankStatementLine> BankStatementLines => db.Set<BankStatementLine>();
    }
}
