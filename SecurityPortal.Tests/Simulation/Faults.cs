using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>What goes wrong during a move.</summary>
public enum Fault
{
    None,

    /// <summary>The process dies before what it did is committed.</summary>
    KillBeforeCommit,

    /// <summary>The process dies when everything is committed and nobody was told.</summary>
    KillAfterCommit,

    /// <summary>The disk takes no file.</summary>
    DiskFull,

    /// <summary>The virus scanner does not answer.</summary>
    ScannerDown,

    /// <summary>The mail server does not answer.</summary>
    MailDown,

    /// <summary>The civil and the business registry do not answer.</summary>
    RegistriesDown,
}

/// <summary>The end of the process in the middle of a command, as whoever waits for its answer sees it.</summary>
public sealed class KilledException() : Exception("The process was killed.");

/// <summary>The outside world of a simulation: says at which place the present move meets its fault, and keeps what mails left.</summary>
public sealed class Faults : DbTransactionInterceptor, IMailTransport, IVirusScanner
{
    private IFileStore? _files;

    /// <summary>Fault of the present move; a kill happens once.</summary>
    public Fault Present { get; set; }

    /// <summary>Message ids that reached the mail server, each as often as it came.</summary>
    public List<string> Delivered { get; } = [];

    /// <summary>Puts itself before the database, the file store, the scanner and the mail server of a portal.</summary>
    public void Surround(IServiceCollection services)
    {
        var database = (Database)services.Last(d => d.ServiceType == typeof(IDbContextFactory<PortalDbContext>)).ImplementationInstance!;
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={database.File}").AddInterceptors(this).Options;
        var store = services.Last(d => d.ServiceType == typeof(IFileStore));
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(new Contexts(options));
        services.AddSingleton<IMailTransport>(this);
        services.AddSingleton<IVirusScanner>(this);
        services.AddSingleton<IFileStore>(p => new Store(this, _files ??= (IFileStore)store.ImplementationFactory!(p)));
        services.AddSingleton<DemoCivilRegistry>();
        services.AddSingleton<ICivilRegistry>(p => new Civil(this, p.GetRequiredService<DemoCivilRegistry>()));
        services.AddSingleton<DemoBusinessRegistry>();
        services.AddSingleton<IBusinessRegistry>(p => new Businesses(this, p.GetRequiredService<DemoBusinessRegistry>()));
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        KillAt(Fault.KillBeforeCommit);
        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        KillAt(Fault.KillAfterCommit);
        return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
    }

    public Task<Result<Unit>> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (Present == Fault.MailDown)
        {
            return Task.FromResult<Result<Unit>>(new MailError("mail.unreachable", "simulated", Permanent: false));
        }

        Delivered.Add(message.MessageId);
        return Task.FromResult<Result<Unit>>(Unit.Done);
    }

    public Task<Result<Unit>> ScanAsync(Stream content, CancellationToken ct) =>
        Task.FromResult<Result<Unit>>(Present == Fault.ScannerDown ? new Error("document.scanner-unavailable") : Unit.Done);

    private void KillAt(Fault place)
    {
        if (Present == place)
        {
            Present = Fault.None;
            throw new KilledException();
        }
    }

    private sealed class Contexts(DbContextOptions<SqlitePortalDbContext> options) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(options);
    }

    private sealed class Civil(Faults faults, ICivilRegistry registry) : ICivilRegistry
    {
        public Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct) => faults.Present == Fault.RegistriesDown
            ? Task.FromResult<LookupOutcome<PersonSnapshot>>(new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Timeout))
            : registry.FindAsync(number, ct);
    }

    private sealed class Businesses(Faults faults, IBusinessRegistry registry) : IBusinessRegistry
    {
        public Task<LookupOutcome<BusinessRecord>> FindAsync(BusinessNumber number, CancellationToken ct) => faults.Present == Fault.RegistriesDown
            ? Task.FromResult<LookupOutcome<BusinessRecord>>(new LookupOutcome<BusinessRecord>.Unavailable(UnavailableReason.Timeout))
            : registry.FindAsync(number, ct);
    }

    private sealed class Store(Faults faults, IFileStore files) : IFileStore
    {
        public async Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct) =>
            faults.Present == Fault.DiskFull ? new Error("document.disk-full") : await files.WriteAsync(source, maxBytes, ct);

        public Task<Result<Stream?>> OpenReadAsync(string key, CancellationToken ct) => files.OpenReadAsync(key, ct);

        public Task<Result<KeptFile?>> FindAsync(string key, CancellationToken ct) => files.FindAsync(key, ct);

        public Task<Result<Unit>> ImportAsync(string key, Stream content, string sha256, CancellationToken ct) => files.ImportAsync(key, content, sha256, ct);

        public Task DeleteAsync(string key, CancellationToken ct) => files.DeleteAsync(key, ct);

        public Task<Result<int>> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct) =>
            files.SweepAsync(knownKeys, age, ct);
    }
}
