using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Effects;

namespace SecurityPortal.Core.Processes;

/// <summary>Lets a process's effects happen; those that it does not have do not.</summary>
public static class ProcessEffects
{
    /// <inheritdoc cref="IOnFiled.FiledAsync"/>
    public static async Task<Error?> FiledAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        process.Effect<IOnFiled>() is { } effect ? await effect.FiledAsync(move, ct) : null;

    /// <inheritdoc cref="IOnCorrectionStarted.CorrectionStartedAsync"/>
    public static async Task CorrectionStartedAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        await (process.Effect<IOnCorrectionStarted>()?.CorrectionStartedAsync(move, ct) ?? Task.CompletedTask);

    /// <inheritdoc cref="IOnRecommended.RecommendedAsync"/>
    public static async Task<Error?> RecommendedAsync(this ProcessDefinition process, CaseContext move, bool approve, CancellationToken ct) =>
        process.Effect<IOnRecommended>() is { } effect ? await effect.RecommendedAsync(move, approve, ct) : null;

    /// <inheritdoc cref="IOnApproved.ApprovedAsync"/>
    public static async Task<Error?> ApprovedAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        process.Effect<IOnApproved>() is { } effect ? await effect.ApprovedAsync(move, ct) : null;

    /// <summary>What a payment leads to, also asked when nothing is to be paid: what the process says, else its result is issued at once.</summary>
    public static Task<Result<Unit>> PaidAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        process.Effect<IOnPaid>()?.PaidAsync(move, ct) ?? CaseIssue.IssueAsync(move, ct);

    /// <inheritdoc cref="IOnEnded.EndedAsync"/>
    public static async Task EndedAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        await (process.Effect<IOnEnded>()?.EndedAsync(move, ct) ?? Task.CompletedTask);

    /// <inheritdoc cref="IOnReopened.ReopenedAsync"/>
    public static async Task<Error?> ReopenedAsync(this ProcessDefinition process, CaseContext move, CancellationToken ct) =>
        process.Effect<IOnReopened>() is { } effect ? await effect.ReopenedAsync(move, ct) : null;

    /// <inheritdoc cref="ICaseFindings.FindingsAsync"/>
    public static async Task<IReadOnlyList<CaseFinding>> FindingsAsync(this ProcessDefinition process, CaseContext read, CancellationToken ct) =>
        process.Effect<ICaseFindings>() is { } effect ? await effect.FindingsAsync(read, ct) : [];
}
