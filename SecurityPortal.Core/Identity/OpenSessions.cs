using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Tells open pages how their session stands: at once after a command of this process that ends sessions, and every few seconds by
/// <see cref="OpenSessionsCheck"/>, since another server, or time, can end one too.
/// </summary>
public sealed class OpenSessions(IDbContextFactory<PortalDbContext> dbFactory, UserSessions sessions, ILogger<OpenSessions> log)
{
    private readonly ConcurrentDictionary<Watch, byte> _watches = new();

    /// <summary>Calls <paramref name="changed"/>, on any thread, whenever the session stands otherwise than before.</summary>
    public IDisposable Subscribe(Guid sessionId, Func<SessionState, Task> changed)
    {
        var watch = new Watch(this, sessionId, changed);
        _watches[watch] = 0;
        return watch;
    }

    /// <summary>Looks at the rows of all open pages, with one question.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var watches = _watches.Keys.ToList();
        if (watches.Count == 0)
        {
            return;
        }

        var states = await sessions.FindAsync([.. watches.Select(w => w.SessionId).Distinct()], ct);
        foreach (var watch in watches)
        {
            if (watch.Learns(states[watch.SessionId]))
            {
                watch.Changed(states[watch.SessionId]).GoOn(fault => log.LogError(fault, "An open page could not learn how its session stands."));
            }
        }
    }

    /// <summary>Runs a command that may end sessions; once it is done, open pages look.</summary>
    public async Task<Result<T>> InTransactionAsync<T>(
        Func<PortalDbContext, Task<Result<T>>> work, CancellationToken ct, [CallerMemberName] string command = "", [CallerFilePath] string file = "")
    {
        var result = await dbFactory.AsCommandAsync(() => dbFactory.InReserveAsync(work, ct), command, file);
        LookSoon();
        return result;
    }

    /// <summary>Ends a session; its open pages look.</summary>
    public async Task EndAsync(Guid sessionId, SessionEnd why, CancellationToken ct)
    {
        await sessions.EndAsync(sessionId, why, ct);
        LookSoon();
    }

    // Whoever ended a session does not wait for its pages.
    private void LookSoon() => LookAsync(CancellationToken.None).GoOn(fault => log.LogWarning(fault, "Open pages look for their session a little later."));

    private sealed class Watch(OpenSessions feed, Guid sessionId, Func<SessionState, Task> changed) : IDisposable
    {
        private readonly Lock _one = new();
        private SessionState? _last;

        public Guid SessionId => sessionId;

        public Func<SessionState, Task> Changed => changed;

        /// <summary>Whether that is news. What is over stays over, also where an older look comes late.</summary>
        public bool Learns(SessionState state)
        {
            lock (_one)
            {
                if (state == _last || _last?.Phase == SessionPhase.Over)
                {
                    return false;
                }

                _last = state;
                return true;
            }
        }

        public void Dispose() => feed._watches.TryRemove(this, out _);
    }
}
