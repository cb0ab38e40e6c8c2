using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What filing brings about beside the case: rows of the register, a slip, an alert.</summary>
public interface IOnFiled
{
    /// <summary>Runs at the first filing and at each further version (<see cref="Cases.Case.VersionNumber"/>); an error undoes the filing.</summary>
    Task<Error?> FiledAsync(CaseContext move, CancellationToken ct);
}
