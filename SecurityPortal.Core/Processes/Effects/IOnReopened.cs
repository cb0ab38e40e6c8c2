using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What happens when the appeals body opens a case again that ended in a refusal: takes back <see cref="IOnEnded"/>.</summary>
public interface IOnReopened
{
    /// <summary>An error undoes the opening.</summary>
    Task<Error?> ReopenedAsync(CaseContext move, CancellationToken ct);
}
