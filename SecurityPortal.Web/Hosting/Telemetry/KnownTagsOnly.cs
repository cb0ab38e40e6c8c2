using System.Diagnostics;
using OpenTelemetry;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>Takes everything out of a span that is not in the list, before anybody exports it: the framework writes down paths and hosts.</summary>
public sealed class KnownTagsOnly : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(t => !KnownTags.OfSpans.Contains(t.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        // A description is the message of an exception.
        data.SetStatus(data.Status);
        data.TraceStateString = null;

        // An event cannot be taken out again; it would hold the message and the stack of an exception.
        if (data.Events.Any())
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
