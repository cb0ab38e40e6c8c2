using System.Globalization;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>The values of one number setting over time.</summary>
/// <typeparam name="TDay">The kind of day as of which it is read.</typeparam>
public sealed class NumberHistory<TDay>
    where TDay : struct, IRuleDay
{
    internal NumberHistory(IReadOnlyList<PortalSetting> rows) => Periods =
        [.. rows.Select(r => new NumberPeriod(r.ValidFrom, r.ValidTo, int.Parse(r.Value, CultureInfo.InvariantCulture)))];

    /// <summary>Each value with the days on which it holds, the earliest first.</summary>
    public IReadOnlyList<NumberPeriod> Periods { get; }

    /// <summary>The value of a day.</summary>
    public int On(TDay day) => (Periods.LastOrDefault(p => p.From <= day.Date) ?? Periods[0]).Value;
}

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; null while open.</param>
/// <param name="Value">The value on those days.</param>
public sealed record NumberPeriod(DateOnly From, DateOnly? To, int Value);
