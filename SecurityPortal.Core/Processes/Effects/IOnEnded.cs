namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What the end of a case without a result brings about: withdrawn, refused, or closed because a deadline passed.</summary>
public interface IOnEnded
{
    /// <summary>Runs in the transaction that ends the case.</summary>
    Task EndedAsync(CaseContext move, CancellationToken ct);
}
