using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Casework;

/// <summary>Likeness of company names (processes.md, Look-alikes).</summary>
public static class NameLikeness
{
    // Words of most names say nothing about whether two companies are mistaken for one another.
    private static readonly string[] Forms = ["sh", "p", "k", "shpk", "a", "sha", "b", "i", "nt", "ntp", "nsh", "llc", "doo", "d", "o"];

    /// <summary>Share of the trigrams of two folded names that they have in common, from 0 to 1; forms of companies such as SH.P.K. left out.</summary>
    public static double Between(string one, string other)
    {
        var (first, second) = (Trigrams(one), Trigrams(other));
        if (first.Count == 0 || second.Count == 0)
        {
            return 0;
        }

        var common = first.Count(second.Contains);
        return (double)common / (first.Count + second.Count - common);
    }

    private static HashSet<string> Trigrams(string name)
    {
        var words = NameFolding.Words(name);
        var telling = words.Except(Forms).ToList();
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in telling.Count > 0 ? telling : words)
        {
            var padded = $"  {word} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
            {
                grams.Add(padded.Substring(i, 3));
            }
        }

        return grams;
    }
}
