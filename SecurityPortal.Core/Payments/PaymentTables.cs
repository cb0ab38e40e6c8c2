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

        /// <summary>Money booked to slips.</summary>
        public DbSet<Payment> Payments => db.Set<Payment>();

        public DbSet<Refund> Refunds => db.Set<Refund>();

        /// <summary>Payments that ceased to count, for decision.</summary>
        public DbSet<PaymentQuestion> PaymentQuestions => db.Set<PaymentQuestion>();

        /// <summary>Corrections of wrong bookings.</summary>
        public DbSet<PaymentCorrection> PaymentCorrections => db.Set<PaymentCorrection>();

        /// <summary>Slips that stand for several.</summary>
        public DbSet<CollectiveSlip> CollectiveSlips => db.Set<CollectiveSlip>();
    }
}
