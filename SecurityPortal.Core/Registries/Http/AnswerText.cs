using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries.Http;

/// <summary>Texts in a registry's answer are held to the same rules as typed ones: they end in forms, mails and papers.</summary>
internal static class AnswerText
{
    private const int Longest = 200;

    /// <summary>The text trimmed; null when there is none or it cannot be used.</summary>
    public static string? Required(string? text) => TryOptional(text, out var trimmed) ? trimmed : null;

    /// <summary>False when the text cannot be used; an empty one counts as none.</summary>
    public static bool TryOptional(string? text, out string? trimmed)
    {
        trimmed = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return trimmed is null || (trimmed.Length <= Longest && TextRules.IsPlain(trimmed));
    }
}
