using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What an approval brings about beside the slip.</summary>
public interface IOnApproved
{
    /// <summary>An error undoes the approval.</summary>
    Task<Error?> ApprovedAsync(CaseContext move, CancellationToken ct);
}
