using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The cards of workers, as far as the register of persons asks for them.</summary>
public interface IWorkerCards
{
    /// <summary>Cards of a company or of certain persons, or of both, the latest first, with their state on a local day.</summary>
    Task<IReadOnlyList<CardView>> ListAsync(PortalDbContext db, Guid? companyId, IQueryable<Guid>? persons, DateOnly day, CancellationToken ct);

    /// <summary>Who holds the card of this number.</summary>
    IQueryable<Guid> HoldersOf(PortalDbContext db, IReadOnlyList<string> numbers);

    /// <summary>Ends the cards that a company asked for a person who no longer works for it, inside the caller's transaction. Answers the cases that
    /// changed.</summary>
    Task<Common.Result<IReadOnlyList<Guid>>> EndAsync(PortalDbContext db, Actor actor, Guid companyId, Guid personId, CancellationToken ct);
}
