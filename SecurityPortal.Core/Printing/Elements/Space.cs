namespace SecurityPortal.Core.Printing.Elements;

/// <summary>The room an element may use on this page.</summary>
/// <param name="Fresh">Nothing stands above it on the page: moving on would not give more room, so something must be placed now.</param>
internal readonly record struct Space(float Width, float Height, bool Fresh)
{
    /// <summary>Sums of floats differ by less than this; far below what can be seen.</summary>
    public const float Tolerance = 0.01f;

    public bool Holds(float height) => height <= Height + Tolerance;
}
