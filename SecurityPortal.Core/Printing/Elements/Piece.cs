using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>What an element placed on one page.</summary>
/// <param name="Width">Natural width; the box it is drawn in may be wider.</param>
/// <param name="Height">Natural height; the box it is drawn in may be higher.</param>
/// <param name="Rest">What is left for the next page; null when all is placed.</param>
/// <param name="Draw">Draws the piece into a box.</param>
internal sealed record Piece(float Width, float Height, Element? Rest, Action<SKCanvas, SKRect> Draw)
{
    public static Piece Nothing { get; } = new(0, 0, null, static (_, _) => { });
}
