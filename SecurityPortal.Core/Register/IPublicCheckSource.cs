using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Register;

/// <summary>A document beside the licence that anyone may check, such as a card made for its holder.</summary>
public interface IPublicCheckSource
{
    /// <summary>
    /// What anyone may know of the document with one of these numbers or this token; null where there is none, or where it is nobody's business yet.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="numbers">What the typed number can mean; empty where the token is known.</param>
    /// <param name="token">Token of its QR code, lower case; null where the number is known.</param>
    /// <param name="ct">Ends the work.</param>
    Task<CheckedLicence?> FindAsync(PortalDbContext db, IReadOnlyList<string> numbers, string? token, CancellationToken ct);
}
