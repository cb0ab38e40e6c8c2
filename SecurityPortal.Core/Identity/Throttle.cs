using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>Counts tries per account, address or device, and answers after a growing delay once there are too many.</summary>
public sealed class Throttle(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock, IOptions<RegistrySettings> settings)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    private readonly byte[] _key = settings.Value.LookupHashKey is { } key ? Convert.FromBase64String(key) : SHA256.HashData("SecurityPortal demo"u8);

    /// <summary>A keyed hash, lower-case hex: for what must be told apart but not read.</summary>
    public string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Counts a try as failed before it is looked at, so that many at once gain nothing. Answers the moment before which none is allowed, or null when this
    /// one may go on; <see cref="SucceededAsync"/> takes it back.
    /// </summary>
    public async Task<DateTime?> EnterAsync(IReadOnlyList<ThrottleRule> rules, CancellationToken ct)
    {
        var entered = await InTransactionAsync<DateTime?>(
            async db =>
            {
                var now = clock.UtcNow();
                var rows = await RowsAsync(db, rules, now, ct);
                var blocked = rows.Max(r => r.BlockedUntil);
                if (blocked > now)
                {
                    return blocked;
                }

                foreach (var (row, rule) in rows.Zip(rules))
                {
                    row.Failures++;
                    if (row.Failures > rule.Free)
                    {
                        row.BlockedUntil = now + Delay(row.Failures - rule.Free);
                    }
                }

                return null;
            },
            ct);
        return entered;
    }

    /// <summary>Takes back the try counted last; counts that are this person's alone start anew.</summary>
    public Task SucceededAsync(IReadOnlyList<ThrottleRule> rules, CancellationToken ct) => InTransactionAsync(
        async db =>
        {
            foreach (var (row, rule) in (await RowsAsync(db, rules, clock.UtcNow(), ct)).Zip(rules))
            {
                row.Failures = rule.IsPersonal ? 0 : Math.Max(0, row.Failures - 1);
                row.BlockedUntil = null;
            }

            return true;
        },
        ct);

    /// <summary>Takes one of <paramref name="limit"/> things allowed in an hour; false when none is left.</summary>
    public Task<bool> TakeAsync(string what, string who, int limit, CancellationToken ct) => TakeAsync(what, who, limit, 1, ct);

    /// <summary>Takes <paramref name="amount"/> of <paramref name="limit"/> things allowed in an hour; false when so many are not left.</summary>
    public Task<bool> TakeAsync(string what, string who, int limit, int amount, CancellationToken ct) => InTransactionAsync(
        async db =>
        {
            var row = (await RowsAsync(db, [new ThrottleRule(what, who, limit)], clock.UtcNow(), ct))[0];
            if (row.Failures > limit - amount)
            {
                return false;
            }

            row.Failures += amount;
            return true;
        },
        ct);

    /// <summary>Deletes counts that no longer matter.</summary>
    public async Task CleanAsync(CancellationToken ct)
    {
        var old = clock.UtcNow() - (2 * Window);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await db.SignInThrottles.Where(t => t.WindowStart < old).ExecuteDeleteAsync(ct);
    }

    private static TimeSpan Delay(int excess) =>
        TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(excess, 20))));

    private async Task<List<SignInThrottle>> RowsAsync(PortalDbContext db, IReadOnlyList<ThrottleRule> rules, DateTime now, CancellationToken ct)
    {
        var rows = new List<SignInThrottle>();
        foreach (var rule in rules)
        {
            var key = Hash($"{rule.What}|{rule.Who}");
            var row = await db.SignInThrottles.FindAsync([key], ct);
            if (row is null)
            {
                row = new SignInThrottle { Key = key, WindowStart = now };
                db.SignInThrottles.Add(row);
            }
            else if (now - row.WindowStart > Window && !(row.BlockedUntil > now))
            {
                (row.Failures, row.WindowStart, row.BlockedUntil) = (0, now, null);
            }

            rows.Add(row);
        }

        return rows;
    }

    private async Task<T> InTransactionAsync<T>(Func<PortalDbContext, Task<T>> work, CancellationToken ct)
    {
        var result = await dbFactory.InReserveAsync<Holder<T>>(async db => new Holder<T>(await work(db)), ct);
        return result.Value.Value;
    }

    // A result cannot hold null.
    private sealed record Holder<T>(T Value);
}
