namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>What step 2 shows.</summary>
public enum BackgroundView
{
    /// <summary>Part one.</summary>
    Owners,

    /// <summary>Part two.</summary>
    Responsible,

    /// <summary>Everybody registered.</summary>
    List,
}
