namespace SecurityPortal.Core.Identity.Demo;

/// <summary>The fixed accounts, in Development only: nowhere else is this service registered.</summary>
public interface IDemoAccounts
{
    /// <summary>In the order of the sign-in page.</summary>
    IReadOnlyList<DemoAccount> All { get; }

    /// <summary>The authenticator's code of the moment, or the next one where that was used already; null for accounts without.</summary>
    Task<string?> CodeAsync(DemoAccount account, CancellationToken ct);

    /// <summary>Adds the accounts that are missing.</summary>
    Task SeedAsync(CancellationToken ct);
}
