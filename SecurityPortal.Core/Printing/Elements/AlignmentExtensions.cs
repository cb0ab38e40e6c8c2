using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

internal static class AlignmentExtensions
{
    /// <summary>The part of the free room that goes before: 0, a half or 1.</summary>
    public static float Factor(this HorizontalAlignment? alignment) => (int)(alignment ?? 0) / 2f;

    /// <inheritdoc cref="Factor(HorizontalAlignment?)"/>
    public static float Factor(this VerticalAlignment? alignment) => (int)(alignment ?? 0) / 2f;
}
