using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Licences;

/// <summary>The licence is in a state that does not allow this.</summary>
public sealed record MeasureNotAllowed() : Error("measure.not-allowed");

/// <summary>A proposal already waits for its decision.</summary>
public sealed record MeasureAlreadyProposed() : Error("measure.already-proposed");

/// <summary>Somebody else was faster.</summary>
public sealed record MeasureChangedByOther : Error
{
    /// <param name="who">Who.</param>
    /// <param name="when">When, UTC.</param>
    public MeasureChangedByOther(string who, DateTime when)
        : base("measure.changed-by-other")
    {
        (Who, When) = (who, when);
        Arguments = [who, LocalTime.Format(when)];
    }

    public string Who { get; }

    public DateTime When { get; }
}

/// <summary>The same person cannot propose and decide.</summary>
public sealed record MeasureFourEyes() : Error("measure.four-eyes");
