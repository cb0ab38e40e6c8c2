using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Tests.TestKit;

/// <summary>One signed-in browser: the services of its scope, with the rights of its account.</summary>
public sealed class TestSession(AsyncServiceScope scope) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>A service of this session.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
