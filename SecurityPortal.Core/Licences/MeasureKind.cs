namespace SecurityPortal.Core.Licences;

/// <summary>What the ministry may do with a licence after issue.</summary>
public enum MeasureKind
{
    /// <summary>"Pezullim": the licence does not hold good until it is lifted.</summary>
    Suspend,

    Lift,

    /// <summary>"Revokim": the licence has ended for good.</summary>
    Revoke,
}
