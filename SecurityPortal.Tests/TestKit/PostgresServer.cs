using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace SecurityPortal.Tests.TestKit;

/// <summary>One PostgreSQL server for all tests of a run, from the machine's own package; it ends with the run.</summary>
internal sealed class PostgresServer
{
    /// <summary>The server; started when first asked for.</summary>
    public static readonly Task<PostgresServer> Started = StartAsync();

    private readonly string _connection;

    // Its input is what keeps the server: the process is held as long as the tests are.
    private readonly Process _process;

    private PostgresServer(Process process, string connection) => (_process, _connection) = (process, connection);

    public string ConnectionTo(string database) => $"{_connection};Database={database}";

    /// <summary>Makes a database, where a template is named as a copy of it.</summary>
    public Task CreateAsync(string name, string template = "template0") => RunAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");

    public async Task DropAsync(string name)
    {
        await using (var connection = new NpgsqlConnection(ConnectionTo(name)))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await RunAsync($"DROP DATABASE \"{name}\" WITH (FORCE)");
    }

    private async Task RunAsync(string sql)
    {
        Assert.False(_process.HasExited, "The PostgreSQL server has ended.");
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var (port, password) = (FreePort.Find(), RandomNumberGenerator.GetHexString(32));
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "TestKit", "postgres.sh"));
        List<string> words = ["sh", "-c", script, "postgres.sh", $"{port}"];
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses root; its package brings an ordinary user.
            words.InsertRange(0, ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        }

        start.FileName = words[0];
        words.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(password);
        await process.StandardInput.FlushAsync();
        if (await process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {await process.StandardError.ReadToEndAsync()}");
        }

        return new PostgresServer(process, string.Create(CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={port};Username=portal;Password={password};Maximum Pool Size=30;Include Error Detail=true"));
    }
}
