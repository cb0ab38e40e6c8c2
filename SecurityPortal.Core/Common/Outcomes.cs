namespace SecurityPortal.Core.Common;

/// <summary>How a command or a job ended, where it did not answer an error with a code.</summary>
public static class Outcomes
{
    public const string Done = "done";

    /// <summary>Somebody else was faster by a moment.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>Whoever waited for it has gone, or the portal stops.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It threw; the log says what.</summary>
    public const string Failed = "failed";
}
