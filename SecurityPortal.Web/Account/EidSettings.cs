namespace SecurityPortal.Web.Account;

/// <summary>The provider of electronic identities: section <c>Eid</c> of the settings. Without an authority there is none.</summary>
public sealed class EidSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Eid";

    /// <summary>Address of the provider, under which its discovery document stands.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The claim that carries the personal number.</summary>
    public string NumberClaim { get; set; } = "personal_number";

    /// <summary>What is asked for, with blanks between.</summary>
    public string Scope { get; set; } = "openid profile";

    public bool IsSet => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>What keeps the portal from starting in Production.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"{Section}:Authority is no https address: the provider of electronic identities.";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return $"{Section}:ClientId is missing: as whom the portal asks the provider of electronic identities.";
        }
    }
}
