namespace SecurityPortal.Core.Documents;

/// <summary>The part of a picture that becomes a portrait, in pixels (domain.md §2.8: 22 to 28.5, at least 413 pixels wide).</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record PortraitCrop(int X, int Y, int Width, int Height)
{
    public const int MinWidth = 413;

    /// <summary>Most pixels across of the result: twice what a card needs.</summary>
    public const int MaxWidth = 826;

    public const double Ratio = 28.5 / 22;

    public static int MinHeight => HeightOf(MinWidth);

    /// <summary>Whether the part is wide enough and of the right proportions, to a hundredth.</summary>
    public bool IsPortrait => Width >= MinWidth && Math.Abs(((double)Height / Width / Ratio) - 1) <= 0.01;

    /// <summary>The height of a width.</summary>
    public static int HeightOf(int width) => (int)Math.Round(width * Ratio);

    /// <summary>The largest part of a picture, in its middle; a face is rather above it. Null where the picture is too small.</summary>
    public static PortraitCrop? Largest(int width, int height)
    {
        var across = Math.Min(width, (int)Math.Floor(height / Ratio));
        var down = Math.Min(height, HeightOf(across));
        return across < MinWidth ? null : new PortraitCrop((width - across) / 2, (height - down) / 4, across, down);
    }

    /// <summary>The same part, moved and made smaller until it lies inside a picture.</summary>
    public PortraitCrop Inside(int width, int height)
    {
        var across = Math.Clamp(Width, 1, width);
        var down = Math.Clamp(Height, 1, height);
        return new PortraitCrop(Math.Clamp(X, 0, width - across), Math.Clamp(Y, 0, height - down), across, down);
    }
}
