using System.Collections.Frozen;
using FluentValidation;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// What a new password must be: long, and none that is tried first. No rule about kinds of characters. The list of common passwords is embedded; a common
/// one lengthened by digits and signs is as bad, and so is one made of the words that everybody would try for this account.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 10;

    /// <summary>Most characters: hashing a novel would only cost time.</summary>
    public const int Longest = 128;

    private const int FewestDifferent = 5;
    private const int ShortestWord = 4;

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>Codes password.too-short, password.too-long, password.common, password.personal; null when the password may be used.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="words">What everybody knows of the account: number, name, e-mail.</param>
    public static Error? Check(string? password, params IEnumerable<string?> words)
    {
        if (password is null || password.Length < Shortest)
        {
            return new Error("password.too-short") { Arguments = [Shortest] };
        }

        if (password.Length > Longest)
        {
            return new Error("password.too-long") { Arguments = [Longest] };
        }

        var folded = password.ToLowerInvariant();
        if (Common.Contains(folded) || Common.Contains(Core(folded)) || folded.Distinct().Count() < FewestDifferent || IsSequence(folded))
        {
            return new Error("password.common");
        }

        return words.SelectMany(WordsOf).Any(word => folded.Replace(word, "", StringComparison.Ordinal).Count(char.IsLetterOrDigit) < ShortestWord)
            ? new Error("password.personal")
            : null;
    }

    /// <summary>As <see cref="Check"/>, for a form.</summary>
    public static IRuleBuilderOptions<T, string?> NewPassword<T>(this IRuleBuilder<T, string?> rule, Func<T, IEnumerable<string?>> words) =>
        rule.Must((form, password) => Check(password, words(form)) is null)
            .WithMessage((form, password) => Check(password, words(form))?.Code)
            .WithState((form, password) => Check(password, words(form))!);

    // "Prishtina2026!" is "prishtina" with the usual ending.
    private static string Core(string folded) => folded.Trim([.. "0123456789!?.,;:-_*+#@$%&/()=' \""]);

    // 1234567890, 0987654321, abcdefghij.
    private static bool IsSequence(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(s => s == 1) > steps.Count * 3 / 4 || steps.Count(s => s == -1) > steps.Count * 3 / 4;
    }

    private static IEnumerable<string> WordsOf(string? text) =>
        (text ?? "").ToLowerInvariant().Split([' ', '.', '@', '-', ',', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Append((text ?? "").ToLowerInvariant())
            .Where(word => word.Length >= ShortestWord);

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("SecurityPortal.Core.Identity.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet();
    }
}
