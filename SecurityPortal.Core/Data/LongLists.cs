using System.Numerics;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>Reads lists that may be longer than anybody pages through (decision 0026).</summary>
internal static class LongLists
{
    /// <summary>The rows, no more counted than it takes to know that there are more than <see cref="PageRequest.MaxRows"/>.</summary>
    public static Task<int> CountMostAsync<T>(this IQueryable<T> rows, CancellationToken ct) => rows.CountMostAsync(PageRequest.MaxRows, ct);

    /// <summary>The rows, no more counted than it takes to know that there are more than so many.</summary>
    public static Task<int> CountMostAsync<T>(this IQueryable<T> rows, int most, CancellationToken ct) => rows.Take(most + 1).CountAsync(ct);

    /// <summary>What comes after every text that begins so.</summary>
    public static string After(string beginning) => beginning[..^1] + (char)(beginning[^1] + 1);

    /// <summary>
    /// The different texts that begin so, each found by the index from the one before; null for more than so many. The column compares by bytes.
    /// </summary>
    public static async Task<IReadOnlyList<string>?> DifferentAsync(this IQueryable<string> texts, string beginning, int most, CancellationToken ct)
    {
        var (found, after, to) = (new List<string>(), beginning, After(beginning));
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for these columns.
        while (await texts.Where(t => string.Compare(t, after) >= 0 && string.Compare(t, to) < 0).OrderBy(t => t).FirstOrDefaultAsync(ct) is { } text)
#pragma warning restore CA1309
        {
            found.Add(text);
            if (found.Count > most)
            {
                return null;
            }

            after = text + '\u0001';
        }

        return found;
    }

    /// <summary>
    /// The values and so many times the filler that their number is one of a few: a query with a range for each is then made but a few times.
    /// </summary>
    public static IReadOnlyList<T> Filled<T>(this IReadOnlyList<T> values, T filler) => values.Count == 0
        ? values
        : [.. values, .. Enumerable.Repeat(filler, (int)BitOperations.RoundUpToPowerOf2((uint)values.Count) - values.Count)];
}
