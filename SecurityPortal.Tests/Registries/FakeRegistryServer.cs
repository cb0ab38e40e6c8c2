using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Tests.Registries;

/// <summary>A registry's service in this process, on a free port, that answers as the test says.</summary>
internal sealed class FakeRegistryServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeRegistryServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Url, string Body, string? Key)> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeRegistryServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new FakeRegistryServer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            server.Requests.Enqueue((
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                await reader.ReadToEndAsync(),
                context.Request.Headers["X-Api-Key"]));
            await server.Answer(context);
        });
        await app.StartAsync();
        return server;
    }

    public void AnswerJson(string json, string contentType = "application/json") => Answer = context =>
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(json);
    };

    public void AnswerStatus(int status, string? contentType = null) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return Task.CompletedTask;
    };

    /// <summary>Never answers; ends when the asker hangs up.</summary>
    public void Hang() => Answer = async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
