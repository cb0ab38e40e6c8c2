namespace SecurityPortal.Core.Identity;

/// <summary>What a browser says of itself, in words that its owner knows again.</summary>
public static class DeviceText
{
    // In this order: most browsers also name those they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>For example "Firefox, Windows"; null where nothing in the line is known.</summary>
    public static string? Of(string? userAgent)
    {
        var known = new[] { Named(userAgent, Browsers), Named(userAgent, Systems) }.OfType<string>().ToList();
        return known.Count > 0 ? string.Join(", ", known) : null;
    }

    private static string? Named(string? userAgent, (string Mark, string Name)[] names) =>
        names.FirstOrDefault(n => userAgent?.Contains(n.Mark, StringComparison.Ordinal) == true).Name;
}
