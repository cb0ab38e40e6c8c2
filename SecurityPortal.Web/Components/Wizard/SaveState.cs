namespace SecurityPortal.Web.Components.Wizard;

/// <summary>How the draft stands against the database.</summary>
public enum SaveState
{
    /// <summary>Everything shown is saved.</summary>
    Saved,

    /// <summary>A save is due or under way.</summary>
    Saving,

    /// <summary>The database did not take it; it is tried again.</summary>
    Failing,

    /// <summary>Saving stopped: changed by another, finished or deleted elsewhere.</summary>
    Stopped,
}
