using System.Globalization;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Reference;

/// <summary>What the number of a setting counts.</summary>
public enum SettingUnit
{
    None,
    Hours,
    Days,
    Years,
    Percent,
    Points,

    /// <summary>Bits in which two pictures differ.</summary>
    Bits,

    Cents,

    /// <summary>Persons, of a group or looked up.</summary>
    Persons,

    Tries,
}

/// <summary>Which values a setting takes.</summary>
public abstract partial record SettingRule
{
    /// <summary>What its number counts; none for texts.</summary>
    public virtual SettingUnit Unit => SettingUnit.None;

    /// <summary>The least and the most it takes; null for texts.</summary>
    public virtual (int Min, int Max)? Range => null;

    /// <summary>The words of which it takes one or several; none where it takes others.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Why a value is none of the setting; null when it is. It is known to be of one line and not too long.</summary>
    public abstract Error? Fault(string value);

    /// <summary>A whole number in a range.</summary>
    public static SettingRule Number(int min, int max, SettingUnit unit) => new NumberRule(min, max, unit);

    /// <summary>Whole numbers with commas between them, the largest first or not.</summary>
    public static SettingRule Numbers(int min, int max, SettingUnit unit) => new NumbersRule(min, max, unit);

    /// <summary>One or several of the words, each once, with commas between them.</summary>
    public static SettingRule Choices(params string[] words) => new ChoicesRule(words);

    /// <summary>Digits, as many as said.</summary>
    public static SettingRule Digits(int count) => new DigitsRule(count);

    /// <summary>A bank account of 16 digits.</summary>
    public static SettingRule Account { get; } = new AccountRule();

    /// <summary>An e-mail address; a hyphen says that there is none.</summary>
    public static SettingRule Email { get; } = new EmailRule();

    public static SettingRule Text { get; } = new TextRule();

    private static Error? Outside(string value, int min, int max) =>
        !WholeNumber().IsMatch(value) ? ReferenceErrors.Value
        : int.Parse(value, CultureInfo.InvariantCulture) is var number && (number < min || number > max) ? ReferenceErrors.Range(min, max)
        : null;

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,6})\z")]
    private static partial Regex WholeNumber();

    private sealed record NumberRule(int Min, int Max, SettingUnit Counts) : SettingRule
    {
        public override SettingUnit Unit => Counts;

        public override (int Min, int Max)? Range => (Min, Max);

        public override Error? Fault(string value) => Outside(value, Min, Max);
    }

    private sealed record NumbersRule(int Min, int Max, SettingUnit Counts) : SettingRule
    {
        private const int Most = 10;

        public override SettingUnit Unit => Counts;

        public override (int Min, int Max)? Range => (Min, Max);

        public override Error? Fault(string value)
        {
            var parts = value.Split(',');
            return parts.Length > Most ? ReferenceErrors.Value : parts.Select(p => Outside(p, Min, Max)).FirstOrDefault(e => e is not null);
        }
    }

    private sealed record ChoicesRule(IReadOnlyList<string> Known) : SettingRule
    {
        public override IReadOnlyList<string> Words => Known;

        public override Error? Fault(string value)
        {
            var words = value.Split(',');
            return words.All(Known.Contains) && words.Distinct().Count() == words.Length ? null : ReferenceErrors.Choices(Known);
        }
    }

    private sealed record DigitsRule(int Count) : SettingRule
    {
        public override Error? Fault(string value) => value.Length == Count && value.All(char.IsAsciiDigit) ? null : ReferenceErrors.Value;
    }

    private sealed record AccountRule : SettingRule
    {
        public override Error? Fault(string value) => !BankAccount.TryParse(value, out var account) || account.Digits != value ? ReferenceErrors.Value
            : account.HasValidCheckDigits ? null : ReferenceErrors.Account;
    }

    private sealed record EmailRule : SettingRule
    {
        public override Error? Fault(string value) =>
            value == "-" || (EmailAddress.TryNormalize(value, out var address) && address == value) ? null : ReferenceErrors.Email;
    }

    private sealed record TextRule : SettingRule
    {
        public override Error? Fault(string value) => null;
    }
}
