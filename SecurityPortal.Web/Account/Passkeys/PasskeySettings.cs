namespace SecurityPortal.Web.Account.Passkeys;

/// <summary>For whom passkeys are made: section <c>Passkeys</c> of the settings.</summary>
public sealed class PasskeySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Passkeys";

    /// <summary>
    /// The domain to which passkeys are bound (WebAuthn calls it RP id): the host of the public address, or a domain above it. Another one makes every passkey
    /// made so far worthless. None: the host of the public address.
    /// </summary>
    public string? ServerDomain { get; set; }

    /// <summary>Whether browsers take the domain on pages of this address.</summary>
    public bool FitsTo(Uri publicAddress) => ServerDomain is not { Length: > 0 } domain
        || publicAddress.Host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || publicAddress.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
}
