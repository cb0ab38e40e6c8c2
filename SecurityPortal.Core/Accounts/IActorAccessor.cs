namespace SecurityPortal.Core.Accounts;

/// <summary>Answers who acts, from the signed-in account's current rows.</summary>
public interface IActorAccessor
{
    /// <summary>The actor; null for visitors, for disabled accounts and for a capacity that has ended.</summary>
    Task<Actor?> FindAsync(CancellationToken ct = default);
}
