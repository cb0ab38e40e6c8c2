namespace SecurityPortal.Core.Printing.Infrastructure;

internal static class UnitExtensions
{
    public static float ToPoints(this float value, Unit unit) => unit switch
    {
        Unit.Point => value,
        Unit.Millimetre => value * 72 / 25.4f,
        Unit.Centimetre => value * 72 / 2.54f,
        Unit.Inch => value * 72,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
