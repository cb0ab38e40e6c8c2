using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Helpers;

/// <summary>The page sizes in use.</summary>
public static class PageSizes
{
    /// <summary>210 × 297 mm.</summary>
    public static PageSize A4 { get; } = new(210, 297, Unit.Millimetre);

    /// <summary>148 × 210 mm.</summary>
    public static PageSize A5 { get; } = new(148, 210, Unit.Millimetre);

    /// <summary>The size of identity cards, ISO/IEC 7810 ID-1: 85.60 × 53.98 mm in whole points, so that colour reaches the edge.</summary>
    public static PageSize Id1 { get; } = new(243, 153);
}
