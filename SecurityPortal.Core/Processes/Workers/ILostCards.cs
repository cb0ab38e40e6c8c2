using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Takes reports of lost cards; asked by pages about workers.</summary>
public interface ILostCards
{
    /// <summary>The card fails the public check from now on. Errors: those of the cards' own rules.</summary>
    Task<Result<Unit>> ReportLostAsync(Guid cardId, CancellationToken ct);
}
