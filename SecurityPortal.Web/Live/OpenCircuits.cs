using Microsoft.Extensions.Options;

namespace SecurityPortal.Web.Live;

/// <summary>
/// Counts the circuits that stand open, by account and by network address. One beyond the bound still opens, to say so; twice the bound is the end, before
/// there is any circuit.
/// </summary>
public sealed class OpenCircuits(IOptions<CircuitBounds> bounds)
{
    private const int EndFactor = 2;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];

    /// <summary>Counts a circuit from now on, until the place is given back.</summary>
    public Place Enter(Guid? account, string network)
    {
        lock (_lock)
        {
            var isWithin = IsBelow(account, network, 1);
            foreach (var (key, _) in KeysOf(account, network))
            {
                _open[key] = _open.GetValueOrDefault(key) + 1;
            }

            return new Place(this, account, network, isWithin);
        }
    }

    /// <summary>No circuit more, not even one that says so.</summary>
    public bool IsAtTheEnd(Guid? account, string network)
    {
        lock (_lock)
        {
            return !IsBelow(account, network, EndFactor);
        }
    }

    private bool IsBelow(Guid? account, string network, int factor) =>
        KeysOf(account, network).All(k => _open.GetValueOrDefault(k.Key) < k.Bound * factor);

    private IEnumerable<(string Key, int Bound)> KeysOf(Guid? account, string network)
    {
        yield return ($"network|{network}", bounds.Value.PerAddress);
        if (account is { } id)
        {
            yield return ($"account|{id:N}", bounds.Value.PerAccount);
        }
    }

    private void Leave(Guid? account, string network)
    {
        lock (_lock)
        {
            foreach (var (key, _) in KeysOf(account, network))
            {
                if (--_open[key] == 0)
                {
                    _open.Remove(key);
                }
            }
        }
    }

    /// <summary>A circuit that is counted.</summary>
    public sealed class Place(OpenCircuits circuits, Guid? account, string network, bool isWithin) : IDisposable
    {
        private bool _isLeft;

        /// <summary>Within the bound when it opened.</summary>
        public bool IsWithin => isWithin;

        /// <summary>Gives the place back, once.</summary>
        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isLeft, true))
            {
                circuits.Leave(account, network);
            }
        }
    }
}
