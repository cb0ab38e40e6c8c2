using SecurityPortal.Core.Appeals;

namespace SecurityPortal.Web.Hosting;

/// <summary>How much a browser may send at once. A longer message ends the connection, so it has to carry the longest text of any field.</summary>
public static class CircuitLimits
{
    /// <summary>Letters of the longest text that a field takes.</summary>
    public const int LongestText = AppealFiling.MaxText;

    // A letter is up to three bytes of UTF-8 (two halves of a pair are four), and an event brings the text twice: as the event's value and the field's.
    private const int BytesOfALetter = 3;
    private const int Copies = 2;
    private const int Around = 8 * 1024;

    /// <summary>Bytes of the longest message; SignalR's own 32 KB hold 5,400 letters at worst.</summary>
    public const int MessageBytes = (LongestText * BytesOfALetter * Copies) + Around;
}
