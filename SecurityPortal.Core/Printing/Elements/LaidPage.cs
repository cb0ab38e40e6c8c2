using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>A page whose places are all known.</summary>
internal sealed record LaidPage(SKSize Size, Action<SKCanvas> Draw);
