namespace SecurityPortal.Core.Data;

/// <summary>
/// Whether commands may write. Closed while the server has no room left but a reserve: the portal is read-only then, and says so on every page. What the
/// reserve is for goes on: signing in and out, the rows that looks leave, and what somebody is typing.
/// </summary>
public sealed class WriteGate
{
    private int _closed;

    /// <summary>Told on any thread after the gate was opened or closed.</summary>
    public event Action? Changed;

    public bool IsClosed => Volatile.Read(ref _closed) == 1;

    /// <summary>Closes or opens the gate. Answers whether that was a change.</summary>
    public bool Set(bool closed)
    {
        var value = closed ? 1 : 0;
        if (Interlocked.Exchange(ref _closed, value) == value)
        {
            return false;
        }

        Changed?.Invoke();
        return true;
    }
}
