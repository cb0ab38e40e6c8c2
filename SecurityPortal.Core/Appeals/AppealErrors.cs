using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Appeals;

/// <summary>What may go wrong with appeals.</summary>
public static class AppealErrors
{
    public static Error TextRequired { get; } = new("appeal.text-required");

    /// <summary>The decision cannot be appealed against: it was decided upon already, or it is no longer in force.</summary>
    public static Error NotPossible { get; } = new("appeal.not-possible");

    /// <summary>Decided already: no document is taken any more.</summary>
    public static Error Closed { get; } = new("appeal.closed");

    /// <summary>No outcome was chosen.</summary>
    public static Error OutcomeRequired { get; } = new("appeal.outcome-required");

    /// <summary>Number of the decision missing or too long.</summary>
    public static Error NumberRequired { get; } = new("appeal.number-required");

    /// <summary>The date lies before the appeal or after today.</summary>
    public static Error Date { get; } = new("appeal.date");

    /// <summary>Recorded by another meanwhile.</summary>
    public static Error Changed(string who, DateTime when) => new("appeal.changed-by-other") { Arguments = [who, LocalTime.Format(when)] };
}
