using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>A server answers at the registry's address. Nobody is looked up and no key is sent: any answer but a failure of the server will do.</summary>
public sealed class RegistryHealth(IHttpClientFactory clients, RegistryEndpoint endpoint) : IHealthCheck
{
    /// <summary>Name of the client, which follows no redirect.</summary>
    public const string Client = "registry-health";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (endpoint.BaseAddress is null)
        {
            return HealthCheckResult.Healthy("The demo registry.");
        }

        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.GetAsync(endpoint.BaseAddress, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)answer.StatusCode < StatusCodes.Status500InternalServerError ? HealthCheckResult.Healthy() : Failed(context);
        }
        catch (HttpRequestException)
        {
            return Failed(context);
        }
    }

    private static HealthCheckResult Failed(HealthCheckContext context) =>
        new(context.Registration.FailureStatus, "The registry does not answer; what it would fill in is typed by hand.");
}
