using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Servers;

/// <summary>
/// The leases of jobs, one row of the database for each. A lease is taken by one statement that finds it free, so of many servers one gets it; all leases of a
/// server are renewed by one statement. Servers compare its end with their own clocks, which must not differ by more than a few seconds.
/// </summary>
public sealed class JobLeases(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock) : IJobLeases, IDisposable
{
    /// <summary>A holder that is silent for so long has lost its leases: two of its beats and a bit.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(40);

    private const string Nobody = "";

    // Of many jobs that ask at about the same time, one reads for all.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly string _holder = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 80)]}/{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _held = [];
    private readonly HashSet<string> _others = [];
    private long _renewed;
    private long? _looked;

    /// <inheritdoc/>
    public async Task<bool> HoldAsync(string job, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_held.Contains(job) && clock.GetElapsedTime(_renewed) >= LeasedJob.Beat)
            {
                await RenewAsync(ct);
            }

            return _held.Contains(job) || await TakeAsync(job, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(string job, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_held.Remove(job))
            {
                var now = clock.UtcNow();
                await using var db = await dbFactory.CreateDbContextAsync(ct);
                await db.JobLeases.Where(l => l.Name == job && l.Holder == _holder)
                    .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, Nobody).SetProperty(x => x.Until, now), ct);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // A lease that has run out and that nobody took is still this server's.
    private async Task RenewAsync(CancellationToken ct)
    {
        var (moment, until) = (clock.GetTimestamp(), clock.UtcNow() + Life);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var renewed = await db.JobLeases.Where(l => l.Holder == _holder).ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, until), ct);
        if (renewed < _held.Count)
        {
            _held.IntersectWith(await db.JobLeases.Where(l => l.Holder == _holder).Select(l => l.Name).ToListAsync(ct));
            _looked = null;
        }

        _renewed = moment;
    }

    private async Task<bool> TakeAsync(string job, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (_looked is not { } looked || clock.GetElapsedTime(looked) >= Fresh)
        {
            var (now, moment) = (clock.UtcNow(), clock.GetTimestamp());
            var others = await db.JobLeases.Where(l => l.Until > now && l.Holder != _holder).Select(l => l.Name).ToListAsync(ct);
            _others.Clear();
            _others.UnionWith(others);
            _looked = moment;
        }

        if (_others.Contains(job))
        {
            return false;
        }

        var began = clock.GetTimestamp();
        if (!await TakeRowAsync(db, job, ct))
        {
            _others.Add(job);
            return false;
        }

        if (_held.Count == 0)
        {
            _renewed = began;
        }

        return _held.Add(job);
    }

    private async Task<bool> TakeRowAsync(PortalDbContext db, string job, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var until = now + Life;
        var taken = await db.JobLeases.Where(l => l.Name == job && (l.Until <= now || l.Holder == _holder))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, _holder).SetProperty(x => x.Until, until), ct);
        if (taken == 1 || await db.JobLeases.AnyAsync(l => l.Name == job, ct))
        {
            return taken == 1;
        }

        try
        {
            db.JobLeases.Add(new JobLease { Name = job, Holder = _holder, Until = until });
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException fault) when (DatabaseRoom.IsOvertaken(fault))
        {
            return false;
        }
    }
}
