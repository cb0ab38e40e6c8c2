namespace SecurityPortal.Core.Data;

/// <summary>
/// A row of the rules with the days on which it holds. Rows of one code follow one another; a gap is left only by a last day that was set. None is ever
/// deleted, and none that has held is changed.
/// </summary>
public interface IDatedRow
{
    DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while open.</summary>
    DateOnly? ValidTo { get; set; }
}
