using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>The tables of exams.</summary>
public static class ExamTables
{
    extension(PortalDbContext db)
    {
        public DbSet<ExamCandidate> ExamCandidates => db.Set<ExamCandidate>();

        public DbSet<ExamGroup> ExamGroups => db.Set<ExamGroup>();

        /// <summary>Exams to be held.</summary>
        public DbSet<ExamSession> ExamSessions => db.Set<ExamSession>();

        public DbSet<ExamSitting> ExamSittings => db.Set<ExamSitting>();

        public DbSet<ExamConvocation> ExamConvocations => db.Set<ExamConvocation>();

        /// <summary>Checked files that wait to be taken over.</summary>
        public DbSet<ExamImport> ExamImports => db.Set<ExamImport>();
    }
}
