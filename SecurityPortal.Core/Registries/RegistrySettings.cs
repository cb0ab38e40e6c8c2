namespace SecurityPortal.Core.Registries;

/// <summary>Settings of the civil and business registries: section <c>Registries</c>.</summary>
public sealed class RegistrySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Registries";

    private const int ShortestHashKey = 32;

    /// <summary>Whether a personal number with a wrong check digit is asked about before it is looked up (domain.md §6.1).</summary>
    public bool CheckPersonalNumberDigit { get; set; } = true;

    /// <summary>Key of the hashes that stand for numbers in the look-up log: base64, at least 32 bytes. Changing it orphans the older rows.</summary>
    public string? LookupHashKey { get; set; }

    public RegistryEndpoint Civil { get; set; } = new();

    public RegistryEndpoint Business { get; set; } = new();

    /// <summary>
    /// What keeps these settings from being used, one sentence each, naming the setting. A registry without an address, and no hash key, are
    /// faults only where the demo registries must not stand in.
    /// </summary>
    public IEnumerable<string> Faults(bool demoAllowed)
    {
        foreach (var (name, endpoint) in new[] { (nameof(Civil), Civil), (nameof(Business), Business) })
        {
            foreach (var fault in endpoint.Faults($"{Section}:{name}", demoAllowed))
            {
                yield return fault;
            }
        }

        if (LookupHashKey is null ? !demoAllowed : !IsHashKey(LookupHashKey))
        {
            yield return $"{Section}:{nameof(LookupHashKey)} must be at least {ShortestHashKey} random bytes in base64.";
        }
    }

    private static bool IsHashKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written >= ShortestHashKey;
    }
}
