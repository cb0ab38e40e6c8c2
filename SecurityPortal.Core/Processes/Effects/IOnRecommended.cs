using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What has to be there before an officer may recommend a decision.</summary>
public interface IOnRecommended
{
    /// <summary>An error undoes the recommendation.</summary>
    /// <param name="move">The move.</param>
    /// <param name="approve">Whether approval is recommended, not refusal.</param>
    /// <param name="ct">Ends the work.</param>
    Task<Error?> RecommendedAsync(CaseContext move, bool approve, CancellationToken ct);
}
