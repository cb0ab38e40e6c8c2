using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>Chains audit rows by hash, and finds rows that were removed or changed afterwards.</summary>
public sealed class AuditChain(IDbContextFactory<PortalDbContext> dbFactory)
{
    private const int Batch = 500;

    /// <summary>Seals the rows not yet in the chain, in order. Answers how many. Only one sealer wins where two run: the sequence is unique.</summary>
    public async Task<int> SealAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);

        // The end of the chain before the open rows: rows that another sealer takes in between would otherwise get a second place further on.
        var last = await db.AuditRows.Where(r => r.Sequence != null).OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Hash }).FirstOrDefaultAsync(ct);
        var open = await db.AuditRows.Where(r => r.Sequence == null).OrderBy(r => r.Id).Take(Batch).ToListAsync(ct);
        if (open.Count == 0)
        {
            return 0;
        }

        var sequence = last?.Sequence ?? 0;
        var hash = last?.Hash ?? "";
        foreach (var row in open)
        {
            row.Sequence = ++sequence;
            row.Hash = hash = HashOf(row, sequence, hash);
        }

        await db.SaveChangesAsync(ct);
        return open.Count;
    }

    /// <summary>Reads the whole chain, holds it against itself and against what was signed outside the database, and names each broken place.</summary>
    public async Task<AuditVerdict> VerifyAsync(IReadOnlyCollection<AuditCheckpoint> checkpoints, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var reading = new AuditChainReading(checkpoints, HashOf);
        long from = 1;
        while (true)
        {
            var next = from;
            var rows = await db.AuditRows.AsNoTracking().Where(r => r.Sequence >= next).OrderBy(r => r.Sequence).Take(Batch).ToListAsync(ct);
            foreach (var row in rows)
            {
                reading.Read(row);
                from = row.Sequence!.Value + 1;
            }

            if (rows.Count < Batch)
            {
                return reading.Verdict();
            }
        }
    }

    private static string HashOf(AuditRow row, long sequence, string previous)
    {
        // Lengths before values: no two different rows give the same text.
        var text = new StringBuilder();
        string?[] values =
        [
            previous, sequence.ToString(CultureInfo.InvariantCulture), row.At.Ticks.ToString(CultureInfo.InvariantCulture), row.ActorId?.ToString("N"),
            row.ActorName, row.Action, row.SubjectKind, row.SubjectId, row.Detail, row.Remote,
        ];
        foreach (var value in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
