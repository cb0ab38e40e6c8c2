using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What a payment leads to where its case's result is not issued at once.</summary>
public interface IOnPaid
{
    /// <summary>Runs in the transaction that books; also where nothing is to be paid.</summary>
    Task<Result<Unit>> PaidAsync(CaseContext move, CancellationToken ct);
}
