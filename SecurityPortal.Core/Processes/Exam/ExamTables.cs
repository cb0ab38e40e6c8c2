using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>The tables of exams.</summary>
public static class ExamTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Candidates of exams.</summary>
        public DbSet<ExamCandidate> ExamCandidates => db.Set<ExamCandidate>();

        /// <summary>Groups applied for.</summary>
        public DbSet<ExamGroup> ExamGroups => db.Set<ExamGroup>();

        /// <summary>Exams to be held.</summary>
        public DbSet<ExamSession> ExamSessions => db.Set<ExamSession>();

        /// <summary>Results as entered.</summary>
        public DbSet<ExamSitting> ExamSittings => db.Set<ExamSitting>();

        /// <summary>Calls to exams.</summary>
        public DbSet<ExamConvocation> ExamConvocations => db.Set<ExamConvocation>();

        /// <summary>Checked files that wait to be taken over.</summary>
        public DbSet<ExamImport> ExamImports => db.Set<ExamImport>();
    }
}
