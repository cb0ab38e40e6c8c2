namespace SecurityPortal.Core.Identity;

/// <summary>
/// Seals what must not stand readable in the database. What is sealed opens for the same account and the same use alone: copied to another account's row it is
/// worth nothing there.
/// </summary>
public interface IAccountSecrets
{
    string Seal(Guid userId, string use, string secret);

    /// <summary>The secret; null where there is none, and for a text that does not open: of another account, or sealed under keys that are gone.</summary>
    string? Open(Guid userId, string use, string? text);
}
