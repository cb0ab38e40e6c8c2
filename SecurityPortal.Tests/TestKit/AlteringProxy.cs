using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Stands between a store and its S3 server and, when told to, changes a byte of a body on its way, refuses, or lets the sender wait.</summary>
internal sealed class AlteringProxy : IAsyncDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false });

    private readonly S3Server _server;
    private readonly WebApplication _app;

    private AlteringProxy(S3Server server, WebApplication app) => (_server, _app) = (server, app);

    /// <summary>Whether a byte of what is sent to the server is changed.</summary>
    public bool AltersSent { get; set; }

    /// <summary>Whether a byte of what the server gives is changed.</summary>
    public bool AltersAnswers { get; set; }

    /// <summary>Whether answers carry a tag that is no hash, as those of a bucket that is encrypted by a key of its own kind.</summary>
    public bool HidesHash { get; set; }

    public bool Hangs { get; set; }

    /// <summary>Status and code of the answer to whatever is asked; null where the server answers.</summary>
    public (int Status, string Code)? Refusal { get; set; }

    public static async Task<AlteringProxy> StartAsync(S3Server server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrel(k => k.Limits.MaxRequestBodySize = null);
        var proxy = new AlteringProxy(server, builder.Build());
        proxy._app.Run(proxy.PassAsync);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>A store that reaches the bucket through here.</summary>
    public S3FileStore Store(string staging, TimeProvider clock, RecordingLog? log = null, int timeoutSeconds = 30) =>
        _server.Store(staging, clock, log: log, change: s =>
        {
            s.ServiceUrl = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            s.TimeoutSeconds = timeoutSeconds;
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PassAsync(HttpContext context)
    {
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (Refusal is var (status, code))
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/xml";
            await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>No.</Message></Error>");
            return;
        }

        var (asked, ct) = (context.Request, context.RequestAborted);
        using var body = new MemoryStream();
        await asked.Body.CopyToAsync(body, ct);
        var sent = body.ToArray();
        using var request = new HttpRequestMessage(
            new HttpMethod(asked.Method), string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_server.Port}{asked.Path}{asked.QueryString}"));
        request.Content = new ByteArrayContent(AltersSent ? Altered(sent) : sent);
        foreach (var (name, value) in asked.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
            }
        }

        using var answer = await Client.SendAsync(request, ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (HidesHash)
        {
            context.Response.Headers.ETag = "\"of-another-kind\"";
        }

        await context.Response.Body.WriteAsync(AltersAnswers ? Altered(bytes) : bytes, ct);
    }

    private static byte[] Altered(byte[] bytes)
    {
        byte[] other = [.. bytes];
        if (other.Length > 0)
        {
            other[other.Length / 2] ^= 1;
        }

        return other;
    }
}
