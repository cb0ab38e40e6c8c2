using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Hears the portal's figures that come of what this test does, not of what others do at the same time.</summary>
public sealed class FlowMeter : IDisposable
{
    private static readonly AsyncLocal<FlowMeter?> Mine = new();

    private readonly MeterListener _listener = new();

    public FlowMeter()
    {
        Mine.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PortalMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Hear);
        _listener.SetMeasurementEventCallback<double>(Hear);
        _listener.Start();
    }

    /// <summary>What was heard, in order.</summary>
    public ConcurrentQueue<Measured> All { get; } = new();

    /// <summary>The tags of what was heard of a figure, in the order of their names.</summary>
    public IReadOnlyList<string> Of(string figure) => [.. All.Where(m => m.Figure == figure).Select(m => m.Tags)];

    /// <summary>The sum of what was heard of a figure.</summary>
    public double Sum(string figure) => All.Where(m => m.Figure == figure).Sum(m => m.Value);

    /// <summary>The last value of a series.</summary>
    public double Last(string figure, string tags = "") => All.Last(m => m.Figure == figure && m.Tags == tags).Value;

    public void Dispose() => _listener.Dispose();

    private void Hear<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct
    {
        if (Mine.Value == this)
        {
            var words = tags.ToArray().OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Value}");
            All.Enqueue(new Measured(instrument.Name, string.Join(' ', words), Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}

/// <summary>One measurement.</summary>
/// <param name="Figure">Name of the instrument.</param>
/// <param name="Tags">Values of its tags.</param>
/// <param name="Value">What was measured.</param>
public sealed record Measured(string Figure, string Tags, double Value);
