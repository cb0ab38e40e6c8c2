namespace SecurityPortal.Core.Licences;

/// <summary>How far a measure is.</summary>
public enum MeasureStatus
{
    /// <summary>Proposed by an officer, waits for a supervisor.</summary>
    Proposed,

    /// <summary>Carried out by a decision.</summary>
    CarriedOut,

    /// <summary>The supervisor did not follow the proposal.</summary>
    Rejected,

    /// <summary>Carried out, and under appeal.</summary>
    Appealed,

    /// <summary>The appeals body annulled it.</summary>
    Annulled,

    /// <summary>The appeals body annulled it and asked for a new decision, which is a measure of its own.</summary>
    Returned,
}
