using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Benchmarks;

/// <summary>The rooms of the portal over a database file, with somebody signed in.</summary>
internal sealed class BenchPortal : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly Signed _signed = new();

    /// <param name="folder">Where the portal would keep its files.</param>
    /// <param name="now">The moment at which its clock stands.</param>
    /// <param name="database">Registers the database.</param>
    public BenchPortal(string folder, DateTime now, Func<IServiceCollection, IServiceCollection> database)
    {
        var services = database(new ServiceCollection().AddLogging()).AddSingleton<TimeProvider>(new StandingClock(now))
            .AddSingleton<IActorAccessor>(_signed).AddSingleton<CodeBookCache>()
            .AddCases().AddLicences().AddPayments().AddCasework().AddRegister().AddAppeals().AddDrafts().AddApplicants()
            .AddAudit(new ConfigurationBuilder().Build(), new PortalOptions { DataDirectory = folder });
        foreach (var process in ProcessCatalogue.All)
        {
            process.Services?.Invoke(services);
        }

        _services = services.BuildServiceProvider();
    }

    public IDbContextFactory<PortalDbContext> Database => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    /// <summary>Does a piece of work in a scope of its own, as a request does, signed in as somebody.</summary>
    public async Task<T> AsAsync<TService, T>(Actor actor, Func<TService, Task<T>> work)
        where TService : notnull
    {
        _signed.Actor = actor;
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private sealed class Signed : IActorAccessor
    {
        public Actor? Actor { get; set; }

        public Task<Actor?> FindAsync(CancellationToken ct = default) => Task.FromResult(Actor);
    }

    private sealed class StandingClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
