namespace SecurityPortal.Core.Cases;

/// <summary>The visits of the other servers, as each told them last.</summary>
internal sealed class OtherVisits(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Server> _servers = [];

    public IReadOnlyList<Visitor> Of(Guid caseId)
    {
        lock (_lock)
        {
            return [.. _servers.Values.SelectMany(s => s.Visitors.Values).Where(v => v.CaseId == caseId)];
        }
    }

    /// <summary>Takes in what a server tells; answers who came or went.</summary>
    public List<Visitor> Take(string id, VisitNews news)
    {
        lock (_lock)
        {
            if (!_servers.TryGetValue(id, out var server))
            {
                _servers[id] = server = new Server();
            }

            server.HeardAt = clock.GetTimestamp();
            var known = server.Visitors.Values.ToList();
            if (news.Kind != VisitNews.Came)
            {
                var gone = news.Kind == VisitNews.Left ? news.Visitors : known.Except(news.Visitors);
                foreach (var visitor in gone.ToList())
                {
                    server.Visitors.Remove(visitor.Id);
                }
            }

            if (news.Kind != VisitNews.Left)
            {
                foreach (var visitor in news.Visitors)
                {
                    server.Visitors[visitor.Id] = visitor;
                }
            }

            return [.. known.Except(server.Visitors.Values), .. server.Visitors.Values.Except(known)];
        }
    }

    /// <summary>Forgets servers that were silent for so long; answers who is gone with them.</summary>
    public List<Visitor> DropSilent(TimeSpan longest)
    {
        lock (_lock)
        {
            var silent = _servers.Where(s => clock.GetElapsedTime(s.Value.HeardAt) >= longest).ToList();
            silent.ForEach(s => _servers.Remove(s.Key));
            return [.. silent.SelectMany(s => s.Value.Visitors.Values)];
        }
    }

    private sealed class Server
    {
        public long HeardAt { get; set; }

        public Dictionary<Guid, Visitor> Visitors { get; } = [];
    }
}
