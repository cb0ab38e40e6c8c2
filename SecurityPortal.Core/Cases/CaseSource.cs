namespace SecurityPortal.Core.Cases;

/// <summary>Where the cases lie that a search means.</summary>
/// <param name="Ranges">Ranges of an index in the order of filing; null where there are too many of them, and the cases themselves are gone through.</param>
/// <param name="IsFew">So few that each of them can be looked at.</param>
/// <param name="Among">Of some cases those that are meant.</param>
internal sealed record CaseSource(
    IReadOnlyList<IQueryable<CasePlace>>? Ranges, bool IsFew, Func<IQueryable<Case>, IQueryable<Case>> Among)
{
    /// <summary>No case at all.</summary>
    public static CaseSource None { get; } = new([], true, cases => cases.Where(_ => false));

    /// <summary>The ranges, or else the cases in order.</summary>
    public IReadOnlyList<IQueryable<CasePlace>> RangesOf(IQueryable<Case> cases) => Ranges ?? [Among(cases).Places()];

    /// <summary>A search that has found few cases.</summary>
    public static CaseSource Few(params IReadOnlyList<IQueryable<CasePlace>> ranges) =>
        new(ranges, true, _ => throw new InvalidOperationException("Few cases are looked at one by one."));
}
