using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>What an effect works on: always inside the transaction of the move that it belongs to.</summary>
/// <param name="Db">The caller's context.</param>
/// <param name="Clock">Clock of the portal.</param>
/// <param name="File">The case, tracked.</param>
/// <param name="Now">Moment of the move, UTC.</param>
public sealed record CaseContext(PortalDbContext Db, TimeProvider Clock, Case File, DateTime Now)
{
    /// <summary>Who acts; null where the portal acts by itself.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Absolute address of the applicant's case page, for mails; only with a payment.</summary>
    public string CaseLink { get; init; } = "";

    /// <summary>Local day of the move.</summary>
    public DateOnly Today => LocalTime.DateOf(Now);

    /// <summary>Who acts, where a move is always somebody's.</summary>
    public Actor Person => Actor ?? throw new InvalidOperationException("This move is made by a person.");

    /// <summary>The answers of the case's last version.</summary>
    public async Task<TPayload> AnswersAsync<TPayload>(CancellationToken ct) => PayloadJson.Read<TPayload>(await Db.AnswersAsync(File, ct));
}
