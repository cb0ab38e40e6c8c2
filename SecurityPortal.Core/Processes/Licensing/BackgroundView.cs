namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>What step 2 shows.</summary>
public enum BackgroundView
{
    Owners,

    Responsible,

    List,
}
