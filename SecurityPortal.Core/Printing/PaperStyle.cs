using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing;

/// <summary>Colours and sizes of the ministry's papers.</summary>
internal static class PaperStyle
{
    public const float Text = 9.5f;
    public const float Label = 8.5f;
    public const float Small = 7.5f;

    public static Color Ink { get; } = "#1B1F24";

    public static Color Blue { get; } = "#1D3B66";

    public static Color Grey { get; } = "#55606E";

    public static Color Rule { get; } = "#C9D1DA";

    public static Color Tint { get; } = "#EEF2F7";
}
