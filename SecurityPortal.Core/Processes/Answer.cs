namespace SecurityPortal.Core.Processes;

/// <summary>One answer of an application, ready to be shown, printed, compared and commented on.</summary>
/// <param name="Path">Path within the payload; the same in every version and language, e.g. <c>Company.BankAccount</c>.</param>
/// <param name="Label">Label in the language asked for.</param>
/// <param name="Value">Value in the language asked for; empty where nothing was entered.</param>
/// <param name="Kind">How a screen shows it.</param>
public sealed record Answer(string Path, string Label, string Value, AnswerKind Kind = AnswerKind.Text)
{
    // Values may be anybody's data; a log line never needs them.
    /// <inheritdoc/>
    public override string ToString() => $"answer {Path}";
}

/// <summary>How a screen shows an answer.</summary>
public enum AnswerKind
{
    Text,

    /// <summary>A number shown masked until asked for.</summary>
    Secret,

    /// <summary>A picture: the value is the kind code of its attachment.</summary>
    Picture,
}
