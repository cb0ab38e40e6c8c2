namespace SecurityPortal.Web.Components.Wizard;

/// <summary>How far a step is; its name is the end of its text's key.</summary>
public enum WizardStepState
{
    NotStarted,

    InProgress,

    Done,

    /// <summary>Something in it is wrong.</summary>
    HasErrors,
}

/// <summary>A step in the progress list.</summary>
/// <param name="Title">Title.</param>
/// <param name="Address">Where it is; null while it cannot be opened.</param>
/// <param name="IsCurrent">Shown now.</param>
/// <param name="State">How far it is.</param>
public sealed record WizardProgressRow(string Title, string? Address, bool IsCurrent, WizardStepState State);
