namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What the portal itself finds out about a case today beside the rules of the form, for the officer's checklist.</summary>
public interface ICaseFindings
{
    /// <summary>The sentences stand in the process's texts under <c>Criterion.{key}</c>.</summary>
    Task<IReadOnlyList<CaseFinding>> FindingsAsync(CaseContext read, CancellationToken ct);
}

/// <param name="Criterion">Its key.</param>
/// <param name="IsMet">Fulfilled today.</param>
public sealed record CaseFinding(string Criterion, bool IsMet);
