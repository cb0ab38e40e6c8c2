using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Helpers;

/// <summary>Plain colours by name.</summary>
public static class Colors
{
    public static Color Black { get; } = new(0xFF000000);

    public static Color White { get; } = new(0xFFFFFFFF);

    public static Color Transparent { get; } = new(0x00000000);
}
