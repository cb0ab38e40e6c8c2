namespace SecurityPortal.Core.Printing.Elements;

internal readonly record struct Slot(Element Element, float Left, float Width);
