namespace SecurityPortal.Core.Printing;

/// <summary>One text of a paper in both official languages, and in a third where the reader chose one.</summary>
/// <param name="Sq">Albanian.</param>
/// <param name="Sr">Serbian, Latin script.</param>
/// <param name="Third">In the reader's own third language; null for none.</param>
public readonly record struct PaperText(string Sq, string Sr, string? Third = null)
{
    public static implicit operator PaperText((string Sq, string Sr) both) => new(both.Sq, both.Sr);

    /// <summary>Both official languages in one line.</summary>
    public override string ToString() => Sq == Sr ? Sq : $"{Sq} / {Sr}";
}
