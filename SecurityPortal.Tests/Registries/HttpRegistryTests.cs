using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Tests.Registries;

public sealed class HttpRegistryTests : IAsyncLifetime
{
    private const string Marker = "1900000010";

    private const string Person = """
        {"personalNumber":"1900000010","firstName":"Gëzim","lastName":" Tahiraj ","birthDate":"1960-10-25","gender":"M","municipality":"01","settlement":"Deçan","newMember":1}
        """;

    private const string Business = """
        {"number":"819001037","oldNumber":"71901053","name":"Mburoja","municipality":"19","status":"closed","owners":["1900000916"]}
        """;

    private readonly ConcurrentQueue<string> _logs = new();
    private FakeRegistryServer _server = null!;
    private ServiceProvider? _services;

    public async Task InitializeAsync() => _server = await FakeRegistryServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task FindPerson_Known_GivesTheRegistrysValues()
    {
        _server.AnswerJson(Person, "application/json; charset=utf-8");

        var found = Assert.IsType<LookupOutcome<PersonSnapshot>.Found>(await FindPersonAsync());

        Assert.Equal(
            new PersonSnapshot
            {
                PersonalNumber = PersonalNumber.Parse(Marker),
                FirstName = "Gëzim",
                LastName = "Tahiraj",
                BirthDate = new(1960, 10, 25),
                Gender = Gender.Male,
                MunicipalityCode = "01",
                Settlement = "Deçan",
                Source = PersonSource.Registry,
                ReadAt = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc),
            },
            found.Record);
    }

    [Fact]
    public async Task FindPerson_Asked_SendsNumberInTheBodyAloneAndTheKey()
    {
        _server.AnswerJson(Person);

        await FindPersonAsync();

        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/base/person", $$"""{"personalNumber":"{{Marker}}"}""", "secret-key"), request);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public async Task FindPerson_404_IsUnknown(string? contentType)
    {
        _server.AnswerStatus(404, contentType);

        Assert.IsType<LookupOutcome<PersonSnapshot>.Unknown>(await FindPersonAsync());
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(404, "text/html", UnavailableReason.Refused, 1)]
    [InlineData(401, null, UnavailableReason.Refused, 1)]
    [InlineData(400, null, UnavailableReason.Refused, 1)]
    [InlineData(204, null, UnavailableReason.Nonsense, 1)]
    [InlineData(500, null, UnavailableReason.Failing, 3)]
    [InlineData(503, null, UnavailableReason.Failing, 3)]
    [InlineData(429, null, UnavailableReason.Refused, 3)]
    public async Task FindPerson_OtherStatus_IsUnavailableAfterItsTries(int status, string? contentType, UnavailableReason reason, int tries)
    {
        _server.AnswerStatus(status, contentType);

        AssertUnavailable(reason, await FindPersonAsync());
        Assert.Equal(tries, _server.Requests.Count);
    }

    [Fact]
    public async Task FindPerson_FailsOnce_IsFoundAtTheSecondTry()
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = _server.Requests.Count == 1 ? 500 : 200;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(Person);
        };

        Assert.IsType<LookupOutcome<PersonSnapshot>.Found>(await FindPersonAsync());
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task FindPerson_NoRetriesSet_TriesOnce()
    {
        _server.AnswerStatus(500);

        AssertUnavailable(UnavailableReason.Failing, await FindPersonAsync(("Retries", "0")));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task FindPerson_Redirected_DoesNotFollow()
    {
        _server.Answer = context =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        AssertUnavailable(UnavailableReason.Refused, await FindPersonAsync());
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task FindPerson_NoAnswer_IsUnavailableAfterItsTime()
    {
        _server.Hang();

        AssertUnavailable(UnavailableReason.Timeout, await FindPersonAsync(("TryTimeout", "00:00:00.1"), ("Retries", "1")));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task FindPerson_BodyNeverEnds_IsUnavailableAfterTheWholeTime()
    {
        _server.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        };

        AssertUnavailable(UnavailableReason.Timeout, await FindPersonAsync(("Timeout", "00:00:00.5"), ("TryTimeout", "00:00:00.5"), ("Retries", "0")));
    }

    [Fact]
    public async Task FindPerson_AskerLeaves_IsCancelled()
    {
        _server.Hang();
        using var leave = new CancellationTokenSource();
        var asked = Services().GetRequiredService<ICivilRegistry>().FindAsync(PersonalNumber.Parse(Marker), leave.Token);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task FindPerson_NobodyListens_IsUnavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        AssertUnavailable(UnavailableReason.Unreachable, await FindPersonAsync(("BaseAddress", $"http://127.0.0.1:{port}"), ("Retries", "0")));
    }

    [Fact]
    public async Task FindPerson_ManyFailures_StopsAsking()
    {
        _server.AnswerStatus(500);
        for (var i = 0; i < 10; i++)
        {
            await FindPersonAsync(("Retries", "0"));
        }

        AssertUnavailable(UnavailableReason.Unreachable, await FindPersonAsync());
        Assert.Equal(10, _server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"1900000010\"")]
    [InlineData("{\"personalNumber\":")]
    [InlineData("<html>1900000010</html>")]
    public async Task FindPerson_NotARecord_IsNonsense(string body)
    {
        _server.AnswerJson(body);

        AssertUnavailable(UnavailableReason.Nonsense, await FindPersonAsync());
    }

    [Theory]
    [InlineData("\"Gëzim\"", "\"\"")]
    [InlineData("\"Gëzim\"", "\"G\\u202Ezim\"")]
    [InlineData("\"Gëzim\"", "\"G\\nzim\"")]
    [InlineData("\"Gëzim\"", "7")]
    [InlineData("1960-10-25", "2026-01-13")]
    [InlineData("1960-10-25", "1899-12-31")]
    [InlineData("1960-10-25", "25.10.1960")]
    [InlineData("\"M\"", "\"X\"")]
    [InlineData("\"01\"", "\"39\"")]
    [InlineData("\"newMember\"", "\"firstName\"")]
    public async Task FindPerson_OneValueWrong_IsNonsense(string right, string wrong)
    {
        _server.AnswerJson(Person.Replace(right, wrong, StringComparison.Ordinal));

        AssertUnavailable(UnavailableReason.Nonsense, await FindPersonAsync());
    }

    [Fact]
    public async Task FindPerson_NameTooLong_IsNonsense()
    {
        _server.AnswerJson(Person.Replace("Gëzim", new string('G', 201), StringComparison.Ordinal));

        AssertUnavailable(UnavailableReason.Nonsense, await FindPersonAsync());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=no-such-thing")]
    public async Task FindPerson_AnotherContentType_IsNonsense(string contentType)
    {
        _server.AnswerJson(Person, contentType);

        AssertUnavailable(UnavailableReason.Nonsense, await FindPersonAsync());
    }

    [Fact]
    public async Task FindPerson_AnswerTooLong_IsNonsense()
    {
        _server.AnswerJson(Person + new string(' ', 70_000));

        AssertUnavailable(UnavailableReason.Nonsense, await FindPersonAsync());
    }

    [Fact]
    public async Task FindPerson_SomebodyElse_IsWrongRecord()
    {
        _server.AnswerJson(Person.Replace(Marker, "1900000029", StringComparison.Ordinal));

        AssertUnavailable(UnavailableReason.WrongRecord, await FindPersonAsync());
    }

    [Fact]
    public async Task FindPerson_Whatever_LeavesNoNumberAndNoKeyInLogs()
    {
        _server.AnswerJson(Person);
        await FindPersonAsync(("Retries", "1"));
        _server.AnswerJson(Person.Replace("1960-10-25", Marker, StringComparison.Ordinal));
        await FindPersonAsync();
        _server.AnswerStatus(500);
        await FindPersonAsync();
        _server.AnswerStatus(404);
        await FindPersonAsync();

        Assert.Contains(_logs, line => line.Contains("Nonsense", StringComparison.Ordinal));
        Assert.DoesNotContain(_logs, line => line.Contains(Marker, StringComparison.Ordinal));
        Assert.DoesNotContain(_logs, line => line.Contains("secret-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("819001037")]
    [InlineData("71901053")]
    public async Task FindBusiness_EitherNumber_GivesTheRecord(string number)
    {
        _server.AnswerJson(Business);

        var found = Assert.IsType<LookupOutcome<BusinessRecord>.Found>(await FindBusinessAsync(number)).Record;

        Assert.Equal("819001037", found.Number.ToString());
        Assert.Equal("71901053", found.OldNumber.ToString());
        Assert.Equal("Mburoja", found.Name);
        Assert.False(found.IsActive);
        Assert.Equal("1900000916", Assert.Single(found.Owners).Reveal());
        Assert.Equal($$"""{"businessNumber":"{{number}}"}""", Assert.Single(_server.Requests).Body);
    }

    [Theory]
    [InlineData("819001038", "", "", UnavailableReason.WrongRecord)]
    [InlineData("819001037", "819001037", "71901053", UnavailableReason.Nonsense)]
    [InlineData("819001037", "71901053", "819001037", UnavailableReason.Nonsense)]
    [InlineData("819001037", "closed", "asleep", UnavailableReason.Nonsense)]
    [InlineData("819001037", "1900000916", "19000009", UnavailableReason.Nonsense)]
    [InlineData("819001037", "Mburoja", " ", UnavailableReason.Nonsense)]
    public async Task FindBusiness_OneValueWrong_IsUnavailable(string asked, string right, string wrong, UnavailableReason reason)
    {
        _server.AnswerJson(right.Length == 0 ? Business : Business.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(new LookupOutcome<BusinessRecord>.Unavailable(reason), await FindBusinessAsync(asked));
    }

    [Fact]
    public async Task FindBusiness_404_IsUnknown()
    {
        _server.AnswerStatus(404);

        Assert.IsType<LookupOutcome<BusinessRecord>.Unknown>(await FindBusinessAsync("819001037"));
    }

    private static void AssertUnavailable(UnavailableReason reason, LookupOutcome<PersonSnapshot> outcome) =>
        Assert.Equal(new LookupOutcome<PersonSnapshot>.Unavailable(reason), outcome);

    private Task<LookupOutcome<PersonSnapshot>> FindPersonAsync(params (string Name, string Value)[] civil) =>
        Services(civil).GetRequiredService<ICivilRegistry>().FindAsync(PersonalNumber.Parse(Marker), CancellationToken.None);

    private Task<LookupOutcome<BusinessRecord>> FindBusinessAsync(string number) =>
        Services().GetRequiredService<IBusinessRegistry>().FindAsync(BusinessNumber.Parse(number), CancellationToken.None);

    private ServiceProvider Services(params (string Name, string Value)[] civil)
    {
        if (_services is not null)
        {
            return _services;
        }

        var values = new Dictionary<string, string?>
        {
            ["Registries:LookupHashKey"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('k', 32))),
            ["Registries:Civil:BaseAddress"] = new Uri(_server.Address, "base").ToString(),
            ["Registries:Civil:ApiKey"] = "secret-key",
            ["Registries:Civil:TryTimeout"] = "00:00:08",
            ["Registries:Business:BaseAddress"] = _server.Address.ToString(),
        };
        foreach (var (name, value) in civil)
        {
            values[string.Create(CultureInfo.InvariantCulture, $"Registries:Civil:{name}")] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new CollectingLogs(_logs)));
        services.AddSingleton<TimeProvider>(new FixedDay());
        services.AddRegistries(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), demoAllowed: false);
        return _services = services.BuildServiceProvider();
    }

    // The day stands still, but waits between tries are real: they run on the same clock.
    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);
    }
}
