using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>A move of a case on its way: what the particular command reads and changes inside the transaction of <see cref="CaseCommandFrame"/>.</summary>
/// <param name="File">The case, tracked; its state is still the one before.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CaseMove(Case File, Actor Actor, DateTime At)
{
    /// <summary>Key of the history row; also names the move's mail.</summary>
    public Guid EventId { get; } = Guid.CreateVersion7();

    /// <summary>Note or reasons of the history row.</summary>
    public string? Note { get; set; }

    /// <summary>Whether the applicant may read the note.</summary>
    public bool NoteIsPublic { get; set; }

    /// <summary>The case costs nothing: it is issued in the same transaction.</summary>
    public bool NothingToPay { get; set; }

    /// <summary>The move as the process's effects see it.</summary>
    public CaseContext Context(PortalDbContext db, TimeProvider clock) => new(db, clock, File, At) { Actor = Actor };
}
