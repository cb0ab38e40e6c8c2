using System.Globalization;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>A colour, opaque unless it says otherwise.</summary>
/// <param name="Hex">Alpha, red, green, blue: 0xAARRGGBB.</param>
public readonly record struct Color(uint Hex)
{
    public static implicit operator Color(uint hex) => new(hex);

    public static implicit operator Color(string hex) => FromHex(hex);

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    public static Color FromHex(string hex) =>
        new(0xFF000000 | uint.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Color(uint)"/>
    public static Color FromUInt32(uint hex) => new(hex);

    internal SKColor ToSkia() => new(Hex);
}
