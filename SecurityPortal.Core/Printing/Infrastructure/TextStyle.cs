namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>How text looks. What is null is taken from the surroundings.</summary>
public sealed record TextStyle
{
    internal static readonly TextStyle LibraryDefault = new() { Size = 12, IsBold = false, Color = 0xFF000000, LineFactor = 1 };

    internal float? Size { get; init; }

    internal bool? IsBold { get; init; }

    internal Color? Color { get; init; }

    internal float? LineFactor { get; init; }

    internal static TextStyle Empty { get; } = new();

    internal TextStyle Over(TextStyle below) => new()
    {
        Size = Size ?? below.Size,
        IsBold = IsBold ?? below.IsBold,
        Color = Color ?? below.Color,
        LineFactor = LineFactor ?? below.LineFactor,
    };
}
