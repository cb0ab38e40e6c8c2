using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>Counts and times what the registries are asked: which one and what came of it, never about whom.</summary>
internal static class RegistryMeter
{
    /// <summary>Asks, and tells of the answer.</summary>
    /// <typeparam name="T">What the registry keeps, by which it is known.</typeparam>
    public static async Task<LookupOutcome<T>> AskAsync<T>(Func<Task<LookupOutcome<T>>> ask, TimeProvider clock)
    {
        using var span = PortalTrace.BeginPart("Registry");
        var began = clock.GetTimestamp();
        var outcome = Outcomes.Failed;
        try
        {
            var answer = await ask();
            outcome = Word(answer);
            return answer;
        }
        catch (OperationCanceledException)
        {
            outcome = Outcomes.Cancelled;
            throw;
        }
        finally
        {
            span?.SetTag(MeterTags.Registry, Name<T>()).SetTag(MeterTags.Outcome, outcome);
            PortalMeter.Lookup(Name<T>(), outcome, clock.GetElapsedTime(began));
        }
    }

    /// <summary>The bounds kept the question from the registry.</summary>
    public static void NotAsked<T>() => PortalMeter.Lookup(Name<T>(), Word(LookupResult.Refused), null);

    // An answer that cannot be used is told by why it cannot.
    private static string Word<T>(LookupOutcome<T> answer) => answer switch
    {
        LookupOutcome<T>.Found => Word(LookupResult.Found),
        LookupOutcome<T>.Unknown => Word(LookupResult.Unknown),
        LookupOutcome<T>.Unavailable { Reason: var reason } => $"{Word(LookupResult.Unavailable)}-{Word(reason)}",
        _ => throw new InvalidOperationException("Another answer than the three."),
    };

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Name<T>() => typeof(T) == typeof(PersonSnapshot) ? "civil" : "business";
}
