using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>What the tests of figures and traces have in common.</summary>
internal static class TelemetryKit
{
    /// <summary>Every instrument that there is in this process by now, of the portal and of the framework.</summary>
    public static IReadOnlyList<Instrument> Instruments()
    {
        RuntimeHelpers.RunClassConstructor(typeof(PortalMeter).TypeHandle);
        List<Instrument> all = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => all.Add(instrument) };
        listener.Start();
        return all;
    }

    /// <summary>The name by which Prometheus knows an instrument.</summary>
    public static string PrometheusName(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var kind = instrument.GetType().Name;
        var total = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "_total" : "";
        return instrument.Name.Replace('.', '_') + unit + total;
    }
}
