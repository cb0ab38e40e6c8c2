using System.Globalization;

namespace SecurityPortal.Tests.Simulation;

/// <summary>How much is tried, from the environment; the tests of every day try little.</summary>
internal static class SimulationSettings
{
    public static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
