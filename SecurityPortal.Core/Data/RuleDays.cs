using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>A day as of which rows of the rules are read. Its type says why that day counts, so that no read can take today for it by mistake.</summary>
public interface IRuleDay
{
    DateOnly Date { get; }
}

/// <summary>The day on which a case was filed, or would be if it were filed now: its fee, its legal deadlines, the term of what is granted.</summary>
/// <param name="Date">The local day.</param>
public readonly record struct FilingDay(DateOnly Date) : IRuleDay
{
    /// <summary>Of a case filed at a moment, UTC.</summary>
    public static FilingDay Of(DateTime submittedAt) => new(LocalTime.DateOf(submittedAt));
}

/// <summary>The day of one act: a slip, a decision, a measure, a sitting. What the act promised stays as it was promised.</summary>
/// <param name="Date">The local day.</param>
public readonly record struct ActDay(DateOnly Date) : IRuleDay
{
    /// <summary>Of an act at a moment, UTC.</summary>
    public static ActDay Of(DateTime at) => new(LocalTime.DateOf(at));
}

/// <summary>This day, for what leaves nothing behind: limits of look-ups, reminders, how soon before its end a licence may be renewed.</summary>
/// <param name="Date">The local day.</param>
public readonly record struct PresentDay(DateOnly Date) : IRuleDay;
