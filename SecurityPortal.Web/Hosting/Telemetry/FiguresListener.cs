using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>
/// Hands the figures to Prometheus: a server of its own, with one address and one path. It shares neither routes nor port with the pages, so whatever a request
/// to them says of its host, there are no figures.
/// </summary>
public sealed class FiguresListener(MeterProvider figures, IPEndPoint address, IServiceProvider services, ILoggerFactory logs) : IHostedService, IDisposable
{
    private KestrelServer? _server;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        settings.Listen(address);
        _server = new KestrelServer(Options.Create(settings), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs), logs);
        var answers = new ApplicationBuilder(services);
        answers.UseOpenTelemetryPrometheusScrapingEndpoint(figures, null, "/metrics", null, null);
        return _server.StartAsync(new Answering(answers.Build()), cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();

    private sealed class Answering(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // Nothing was made for it.
        }
    }
}
