namespace SecurityPortal.Core.Printing.Infrastructure;

internal enum VerticalAlignment
{
    Top,
    Middle,
    Bottom,
}
