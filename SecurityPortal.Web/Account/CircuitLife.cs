using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>How the session of this circuit stands, for the page to draw.</summary>
public sealed class CircuitLife
{
    /// <summary>Raised on any thread when <see cref="State"/> is another.</summary>
    public event Action? Changed;

    /// <summary>What is known; null before the first look.</summary>
    public SessionState? State { get; private set; }

    /// <summary>Nothing is done in this circuit any more.</summary>
    public bool IsOver => State?.Phase == SessionPhase.Over;

    /// <summary>Takes news. What is over stays over.</summary>
    public void Learn(SessionState state)
    {
        if (!IsOver)
        {
            State = state;
            Changed?.Invoke();
        }
    }
}
