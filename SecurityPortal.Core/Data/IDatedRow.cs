namespace SecurityPortal.Core.Data;

/// <summary>A row of the rules with the days on which it holds. Rows of one code follow one another without a gap; none is ever deleted.</summary>
public interface IDatedRow
{
    DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while open.</summary>
    DateOnly? ValidTo { get; set; }
}
