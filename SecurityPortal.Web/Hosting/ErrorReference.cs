using System.Security.Cryptography;

namespace SecurityPortal.Web.Hosting;

/// <summary>The number by which a person who met a failure and the log that describes it find each other.</summary>
public static class ErrorReference
{
    /// <summary>Without letters and digits that are misheard on the telephone.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new reference, e.g. <c>K7QM-2XVD</c>.</summary>
    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"{text[..4]}-{text[4..]}";
    }
}
