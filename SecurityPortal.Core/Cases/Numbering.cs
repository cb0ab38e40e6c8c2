using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>Numbers without gaps or repeats: taken inside the transaction that uses them (domain.md §7.2).</summary>
public static class Numbering
{
    /// <summary><c>SSHPS-SL-2026-000001</c>.</summary>
    public static async Task<string> NextCaseNumberAsync(PortalDbContext db, string letters, DateOnly today, CancellationToken ct) =>
        $"SSHPS-{letters}-{today.Year}-{await NextAsync(db, $"case/{letters}/{today.Year}", ct):000000}";

    /// <summary><c>SRV-BAZ-2026-0001</c>.</summary>
    public static async Task<string> NextLicenceNumberAsync(PortalDbContext db, string classCode, DateOnly today, CancellationToken ct) =>
        $"{classCode}-{today.Year}-{await NextAsync(db, $"licence/{classCode}/{today.Year}", ct):0000}";

    /// <summary><c>FP-2026-000001</c>.</summary>
    public static async Task<string> NextSlipNumberAsync(PortalDbContext db, DateOnly today, CancellationToken ct) =>
        $"FP-{today.Year}-{await NextAsync(db, $"slip/{today.Year}", ct):000000}";

    /// <summary>The next number of a counter. Needs a transaction: the row stays locked until it ends.</summary>
    public static async Task<int> NextAsync(PortalDbContext db, string key, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        }

        // The row's lock serialises all who count. The first of a year may meet another first: the transaction that comes second runs again, and counts on.
        if (await db.NumberSequences.Where(s => s.Key == key).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + 1), ct) == 0)
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "NumberSequences" ("Key", "Last") VALUES ({key}, 1)""", ct);
            return 1;
        }

        return await db.NumberSequences.Where(s => s.Key == key).Select(s => s.Last).SingleAsync(ct);
    }
}
