namespace SecurityPortal.Core.Payments;

/// <summary>Reads the balances before and after a table from the column that says the balance after each row.</summary>
internal static class RunningBalance
{
    /// <summary>
    /// The balances; null where the table says none. Banks write the oldest row first or last. A row with a balance and no amount is no entry: it says the
    /// balance before or after the others.
    /// </summary>
    public static (long? Opening, long? Closing) Of(IReadOnlyList<BalanceRow> rows)
    {
        var ordered = rows.Where(r => r.Cents is not null || r.BalanceCents is not null).ToList();
        if (ordered.Count == 0 || ordered[0].BalanceCents is null || ordered[^1].BalanceCents is null)
        {
            return (null, null);
        }

        if (Fitting(ordered) < Fitting([.. ordered.AsEnumerable().Reverse()]))
        {
            ordered.Reverse();
        }

        var first = ordered[0];
        var opening = first.HasAmount ? first.BalanceCents - first.Cents : first.BalanceCents;
        return opening is null ? (null, null) : (opening, ordered[^1].BalanceCents);
    }

    // Rows whose balance is that of the row before with their amount.
    private static int Fitting(List<BalanceRow> rows) =>
        rows.Zip(rows.Skip(1)).Count(p => p.First.BalanceCents + (p.Second.Cents ?? 0) == p.Second.BalanceCents);
}

/// <param name="BalanceCents">The balance after the row; null where it says none.</param>
/// <param name="Cents">Its amount, negative for what went out; null where it cannot be read.</param>
/// <param name="HasAmount">It says an amount, understood or not.</param>
internal sealed record BalanceRow(long? BalanceCents, long? Cents, bool HasAmount);
