using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Licences;

/// <summary>Licence numbers as people type them.</summary>
public static partial class LicenceNumbers
{
    /// <summary><c>SRV-BAZ-2026-0001</c> from "srv baz 2026 – 0001"; null for a text that cannot be a licence number.</summary>
    public static string? Normalise(string? text)
    {
        var joined = Separators().Replace((text ?? "").Trim(), "-").Trim('-').ToUpperInvariant();
        return Form().IsMatch(joined) ? joined : null;
    }

    // Whatever is drawn as a blank or a dash.
    [GeneratedRegex(@"[\s\p{Pd}\u2212_]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A[A-Z]{1,8}(-[A-Z]{1,8}){0,3}-[0-9]{4}-[0-9]{4,9}\z")]
    private static partial Regex Form();
}
