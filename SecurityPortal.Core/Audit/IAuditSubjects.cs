using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>What people call the things of one kind that rows of the trail are about. A room whose things have numbers brings it.</summary>
public interface IAuditSubjects
{
    /// <summary>The kind, as <see cref="AuditRow.SubjectKind"/> has it.</summary>
    string Kind { get; }

    /// <summary>The numbers by id; ids that are unknown are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(PortalDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The id that belongs to a number; null for none.</summary>
    Task<Guid?> FindAsync(PortalDbContext db, string number, CancellationToken ct);
}
