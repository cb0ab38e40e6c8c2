namespace SecurityPortal.Core.Registries;

/// <summary>Where a registry answers and how patiently it is asked.</summary>
public sealed class RegistryEndpoint
{
    /// <summary>Base address of the service (docs/registries.md); https, or http on this very machine.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Sent as the header <c>X-Api-Key</c>; none when the service asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Time for one look-up with all its tries.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Time for one try.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Further tries after a try that failed or took too long.</summary>
    public int Retries { get; set; } = 2;

    internal IEnumerable<string> Faults(string name, bool mayBeMissing)
    {
        if (BaseAddress is null)
        {
            if (!mayBeMissing)
            {
                yield return $"{name}:{nameof(BaseAddress)} is missing: the address of the registry's service.";
            }

            yield break;
        }

        // Personal numbers and the key travel in these requests.
        if (!BaseAddress.IsAbsoluteUri
            || !(BaseAddress.Scheme == Uri.UriSchemeHttps || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback)))
        {
            yield return $"{name}:{nameof(BaseAddress)} must be an https address.";
        }

        if (TryTimeout <= TimeSpan.Zero || Timeout < TryTimeout || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return $"{name}:{nameof(Timeout)} must be at least {nameof(TryTimeout)} and at most two minutes.";
        }

        if (Retries is < 0 or > 10)
        {
            yield return $"{name}:{nameof(Retries)} must be from 0 to 10.";
        }
    }
}
