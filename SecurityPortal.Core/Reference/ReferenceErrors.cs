using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Reference;

/// <summary>Why a row of the rules cannot be changed.</summary>
public static class ReferenceErrors
{
    /// <summary>A change begins today or later: what held yesterday is history.</summary>
    public static Error DatePast { get; } = new("reference.date-past");

    /// <summary>The three names are required, 300 characters at most.</summary>
    public static Error NameMissing { get; } = new("reference.name-missing");

    /// <summary>The amount is none, negative or above a million euro.</summary>
    public static Error Amount { get; } = new("reference.amount");

    /// <summary>The revenue code is required: digits, 20 at most.</summary>
    public static Error RevenueCode { get; } = new("reference.revenue-code");

    /// <summary>The value does not fit this setting.</summary>
    public static Error Value { get; } = new("reference.value");

    /// <summary>The number is outside the range of its setting.</summary>
    public static Error Range(int min, int max) => new("reference.range") { Arguments = [min, max] };

    /// <summary>The value is none of the words that the setting takes.</summary>
    public static Error Choices(IEnumerable<string> words) => new("reference.choices") { Arguments = [string.Join(", ", words)] };

    /// <summary>Something has used today's row already: the change can begin tomorrow.</summary>
    public static Error UsedToday { get; } = new("reference.used-today");

    /// <summary>The list takes no further code: the program itself knows each of them.</summary>
    public static Error ListClosed { get; } = new("reference.list-closed");

    /// <summary>The last two of the account's 16 digits do not fit the others.</summary>
    public static Error Account { get; } = new("reference.account");

    /// <summary>The value is no e-mail address, and no hyphen for none.</summary>
    public static Error Email { get; } = new("reference.email");

    /// <summary>A code is 2 to 20 capital letters, digits and hyphens.</summary>
    public static Error Code { get; } = new("reference.code");

    /// <summary>The code is taken: in its list, or by a class of another.</summary>
    public static Error CodeTaken { get; } = new("reference.code-taken");

    /// <summary>No other list has the class that shall be needed.</summary>
    public static Error UnknownClass { get; } = new("reference.unknown-class");

    /// <summary>The last day is before the first.</summary>
    public static Error EndBeforeStart { get; } = new("reference.end-before-start");

    /// <summary>The row in force began on this day or later: a change begins after it.</summary>
    public static Error DateTaken(DateOnly begun) => new("reference.date-taken") { Arguments = [LocalTime.Format(begun)] };

    /// <summary>A text is longer than it may be, or holds characters that cannot be seen.</summary>
    public static Error Text(int max) => new("text.too-long") { Arguments = [max] };
}
