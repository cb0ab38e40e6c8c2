using System.Diagnostics;

namespace SecurityPortal.Core.Common;

/// <summary>The portal's own spans in traces. Their names are those of our types and methods.</summary>
public static class PortalTrace
{
    /// <summary>The name under which a collector subscribes to them.</summary>
    public const string Name = PortalMeter.Name;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a part of what is under way; null where nobody records traces.</summary>
    public static Activity? BeginPart(string name) => Source.StartActivity(name);

    /// <summary>
    /// Begins something that nothing else has begun, with a trace of its own for the rest of the caller's method. It has an id whether anybody records traces
    /// or not: log lines that belong together carry it.
    /// </summary>
    /// <param name="name">What.</param>
    /// <param name="isRecorded">False for what happens so often, and so often in vain, that its traces would bury the others.</param>
    public static Activity BeginOwn(string name, bool isRecorded = true)
    {
        Activity.Current = null;
        return (isRecorded ? Source.StartActivity(name) : null) ?? new Activity(name).Start();
    }
}
