using Microsoft.Playwright;
using Npgsql;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.EndToEnd.Servers;

/// <summary>
/// Two portals behind HAProxy on one PostgreSQL database, one Redis and one bucket, as docs/deployment.md has it: each server they need is reached over a
/// wire that a test may cut.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly TemporaryFolder _keys = new();
    private readonly Dictionary<string, PortalProcess> _portals = [];
    private Database? _database;
    private readonly RedisServer _redis = new();
    private Wire? _toDatabase;
    private Wire? _toRedis;
    private Wire? _toFiles;
    private HaProxy? _proxy;

    internal Database Database => _database!;

    internal Wire ToDatabase => _toDatabase!;

    internal Wire ToRedis => _toRedis!;

    internal Wire ToFiles => _toFiles!;

    internal HaProxy Proxy => _proxy!;

    /// <summary>The portals by the names that the proxy knows them by: a and b.</summary>
    internal IReadOnlyDictionary<string, PortalProcess> Portals => _portals;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync(TestProvider.Postgres);
        var direct = new NpgsqlConnectionStringBuilder(_database.Connection);
        _toDatabase = new Wire(direct.Port);
        await _redis.StartAsync();
        _toRedis = new Wire(_redis.Port);
        var bucket = await S3Server.Started;
        _toFiles = new Wire(bucket.Port);
        var files = bucket.Settings(Guid.NewGuid().ToString("N"));
        var settings = new Dictionary<string, string>
        {
            ["Database__Provider"] = "Postgres",
            ["ConnectionStrings__Portal"] = new NpgsqlConnectionStringBuilder(_database.Connection) { Port = _toDatabase.Port }.ConnectionString,
            ["Redis__Connection"] = $"127.0.0.1:{_toRedis.Port}",
            ["Files__Store"] = "S3",
            ["Files__S3__ServiceUrl"] = $"http://127.0.0.1:{_toFiles.Port}",
            ["Files__S3__Bucket"] = files.Bucket!,
            ["Files__S3__AccessKey"] = files.AccessKey!,
            ["Files__S3__SecretKey"] = files.SecretKey!,
            ["Files__S3__Prefix"] = files.Prefix,
            ["Files__S3__TimeoutSeconds"] = "5",
            ["Portal__KeyDirectory"] = _keys.Path,
            ["Proxies__0"] = "127.0.0.1",
        };

        // The first makes the demo; the second finds it.
        foreach (var name in (string[])["a", "b"])
        {
            _portals[name] = await PortalProcess.StartOneOfManyAsync(settings);
        }

        _proxy = await HaProxy.StartAsync(_portals["a"].Address, _portals["b"].Address);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        foreach (var portal in _portals.Values)
        {
            await portal.DisposeAsync();
        }

        foreach (var wire in new[] { _toDatabase, _toRedis, _toFiles }.OfType<Wire>())
        {
            await wire.DisposeAsync();
        }

        await _redis.DisposeAsync();

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _keys.Dispose();
    }

    /// <summary>Somebody whom the proxy leads to the server of this name.</summary>
    internal async Task<Person> ArriveAsync(IBrowser browser, string server, string account, string language = "sq")
    {
        var person = await Person.ArriveAsync(browser, Proxy.Address, language);
        await person.Page.Context.AddCookiesAsync([new Cookie { Name = "PORTAL", Value = server, Url = Proxy.Address.ToString(), Secure = true }]);
        await person.SignInAsync(account);
        return person;
    }

    /// <summary>The server that a person's page is at.</summary>
    internal async Task<string> ServerOfAsync(Person person) =>
        (await person.Page.Context.CookiesAsync([Proxy.Address.ToString()])).Single(c => c.Name == "PORTAL").Value;
}
