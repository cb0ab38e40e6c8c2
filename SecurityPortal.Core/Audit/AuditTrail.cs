using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>Writes audit rows into the transaction they belong to.</summary>
public static class AuditTrail
{
    /// <summary>Adds a row to <paramref name="db"/>; it is saved with whatever else the caller saves.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="actor">Who; null for the portal itself.</param>
    /// <param name="action">What, a dotted word.</param>
    /// <param name="subjectKind">Kind of thing.</param>
    /// <param name="subjectId">Key of the thing.</param>
    /// <param name="detail">Further values: no personal numbers, no comments.</param>
    public static void Audit(
        this PortalDbContext db, TimeProvider clock, Actor? actor, string action, string subjectKind, object? subjectId, string? detail = null) =>
        db.AuditRows.Add(Row(clock, actor, action, subjectKind, subjectId, detail));

    /// <summary>
    /// Leaves a row of somebody who wanted to see or change what is not theirs, and answers the error. Within a transaction the row is kept though the rest is
    /// rolled back; elsewhere it is saved at once. Visitors leave none: nobody could be named.
    /// </summary>
    /// <param name="db">The caller's context, in which nothing waits to be saved unless it is in a transaction.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="actor">Who tried.</param>
    /// <param name="action">What, a dotted word that ends in "refused" or "denied".</param>
    /// <param name="subjectKind">Kind of thing.</param>
    /// <param name="subjectId">Key of the thing.</param>
    /// <param name="error">What the caller answers.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<Error> RefuseAsync(
        this PortalDbContext db, TimeProvider clock, Actor? actor, string action, string subjectKind, object? subjectId, Error error, CancellationToken ct)
    {
        PortalMeter.Refusal(action);
        if (actor is null)
        {
            return error;
        }

        var row = Row(clock, actor, action, subjectKind, subjectId, null);
        if (db.Database.CurrentTransaction is not null)
        {
            db.KeptOnRollback.Add(row);
            return error;
        }

        db.AuditRows.Add(row);
        await db.SaveChangesAsync(CancellationToken.None);
        return error;
    }

    /// <summary>The same for a caller that has opened no context yet.</summary>
    /// <inheritdoc cref="RefuseAsync(PortalDbContext, TimeProvider, Actor?, string, string, object?, Error, CancellationToken)"/>
    public static async Task<Error> RefuseAsync(
        this IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock, Actor? actor, string action, string subjectKind, object? subjectId, Error error,
        CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.RefuseAsync(clock, actor, action, subjectKind, subjectId, error, ct);
    }

    private static AuditRow Row(TimeProvider clock, Actor? actor, string action, string subjectKind, object? subjectId, string? detail) => new()
    {
        At = clock.UtcNow(),
        ActorId = actor?.UserId,
        ActorName = actor?.Name ?? "SecurityPortal",
        Action = action,
        SubjectKind = subjectKind,
        SubjectId = subjectId?.ToString(),
        Detail = detail,
        Remote = actor?.Remote,
    };
}
