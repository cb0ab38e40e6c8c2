using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing;

/// <summary>Colours and sizes of the ministry's papers; the colours are the screen's.</summary>
internal static class PaperStyle
{
    public const float Text = 9.5f;
    public const float Label = 8.5f;
    public const float Small = 7.5f;

    public static Color Ink { get; } = "#14232E";

    public static Color Primary { get; } = "#0A4457";

    public static Color Grey { get; } = "#465966";

    public static Color Rule { get; } = "#C6D2D9";

    public static Color Tint { get; } = "#EDF4F7";
}
