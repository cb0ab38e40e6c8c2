using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>Holds the trail against itself and against the checkpoints outside the database. Leaves a row.</summary>
public sealed class AuditVerification(IDbContextFactory<PortalDbContext> dbFactory, AuditChain chain, AuditCheckpoints checkpoints, TimeProvider clock)
{
    /// <summary>Reads the whole chain; takes a few seconds for each million rows.</summary>
    /// <param name="actor">Who asks; null for the portal's own command.</param>
    /// <param name="file">Checkpoints that were kept elsewhere, instead of the portal's own file.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<AuditVerdict> VerifyAsync(Actor? actor, string? file, CancellationToken ct)
    {
        var seen = file is null ? await checkpoints.ReadAsync(ct) : await checkpoints.ReadAsync(file, ct);
        var verdict = await chain.VerifyAsync(seen.Checkpoints, ct);
        verdict = verdict with { Breaks = [.. verdict.Breaks, .. seen.Unbelieved.Select(line => new AuditBreak(line, line, AuditBreakKind.Unbelieved))] };
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "audit.verify", "audit", null, Words(verdict));
        await db.SaveChangesAsync(ct);
        return verdict;
    }

    private static string Words(AuditVerdict verdict)
    {
        var text = verdict.Holds
            ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Rows} rows hold, checkpoint {verdict.Anchor?.Sequence ?? 0}")
            : string.Join(", ", verdict.Breaks.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Kind} {b.First}-{b.Last}")));
        return text[..Math.Min(text.Length, 500)];
    }
}
