using Microsoft.Extensions.Options;

namespace SecurityPortal.Web.Live;

/// <summary>
/// Counts the circuits that stand open, and the connections that might open one, by account and by network address. A circuit beyond the bound still opens, to
/// say so; twice the bound is the end, before there is any circuit.
/// </summary>
public sealed class OpenCircuits(IOptions<CircuitBounds> bounds)
{
    private const int EndFactor = 2;
    private const string Circuits = "circuit";
    private const string Connections = "connection";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];

    /// <summary>Counts a circuit from now on, until the place is given back.</summary>
    public Place Enter(Guid? account, string network)
    {
        var keys = KeysOf(Circuits, account, network);
        lock (_lock)
        {
            var isWithin = IsBelow(keys, 1);
            return Take(keys, isWithin);
        }
    }

    /// <summary>Counts a connection from now on, until the place is given back; null at the end of either count.</summary>
    public Place? Connect(Guid? account, string network)
    {
        var keys = KeysOf(Connections, account, network);
        lock (_lock)
        {
            return IsBelow(keys, EndFactor) && IsBelow(KeysOf(Circuits, account, network), EndFactor) ? Take(keys, isWithin: true) : null;
        }
    }

    /// <summary>No circuit more, not even one that says so.</summary>
    public bool IsAtTheEnd(Guid? account, string network)
    {
        lock (_lock)
        {
            return !IsBelow(KeysOf(Circuits, account, network), EndFactor);
        }
    }

    private bool IsBelow(IReadOnlyList<(string Name, int Bound)> keys, int factor) => keys.All(k => _open.GetValueOrDefault(k.Name) < k.Bound * factor);

    private Place Take(IReadOnlyList<(string Name, int Bound)> keys, bool isWithin)
    {
        foreach (var (name, _) in keys)
        {
            _open[name] = _open.GetValueOrDefault(name) + 1;
        }

        return new Place(this, [.. keys.Select(k => k.Name)], isWithin);
    }

    private List<(string Name, int Bound)> KeysOf(string kind, Guid? account, string network)
    {
        List<(string, int)> keys = [($"{kind}|network|{network}", bounds.Value.PerAddress)];
        if (account is { } id)
        {
            keys.Add(($"{kind}|account|{id:N}", bounds.Value.PerAccount));
        }

        return keys;
    }

    private void Leave(IReadOnlyList<string> keys)
    {
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (--_open[key] == 0)
                {
                    _open.Remove(key);
                }
            }
        }
    }

    /// <summary>A circuit or connection that is counted.</summary>
    public sealed class Place : IDisposable
    {
        private readonly OpenCircuits _circuits;
        private readonly IReadOnlyList<string> _keys;
        private bool _isLeft;

        internal Place(OpenCircuits circuits, IReadOnlyList<string> keys, bool isWithin) => (_circuits, _keys, IsWithin) = (circuits, keys, isWithin);

        /// <summary>Within the bound when it opened.</summary>
        public bool IsWithin { get; }

        /// <summary>Gives the place back, once.</summary>
        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isLeft, true))
            {
                _circuits.Leave(_keys);
            }
        }
    }
}
