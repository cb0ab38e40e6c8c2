namespace SecurityPortal.Tests.Identity;

/// <summary>Base of tests on one <see cref="AccountKit"/>.</summary>
public abstract class AccountTest : IAsyncLifetime
{
    protected AccountKit Kit { get; private set; } = null!;

    public async Task InitializeAsync() => Kit = await AccountKit.CreateAsync();

    public async Task DisposeAsync() => await Kit.DisposeAsync();
}
