namespace SecurityPortal.Core.Printing.Infrastructure;

internal enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}
