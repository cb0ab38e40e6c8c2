namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>Units of length. Plain numbers are points, 72 to an inch.</summary>
public enum Unit
{
    Point,
    Millimetre,
    Centimetre,
    Inch,
}
