namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What the opening of a correction brings about.</summary>
public interface IOnCorrectionStarted
{
    /// <summary>The state of the case says that it may be corrected: once returned, or before it is looked at.</summary>
    Task CorrectionStartedAsync(CaseContext move, CancellationToken ct);
}
