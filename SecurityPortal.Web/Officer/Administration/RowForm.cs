using System.Globalization;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Web.Officer.Administration;

/// <summary>What an administrator types to change a row: texts as typed, read when saved.</summary>
public sealed partial class RowForm
{
    private static readonly string[] Dates = ["d.M.yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>What is changed, as the heading names it.</summary>
    public required string Title { get; init; }

    public string Code { get; set; } = "";

    public string Sq { get; set; } = "";

    public string Sr { get; set; } = "";

    public string En { get; set; } = "";

    /// <summary>Amount, revenue code, or a setting's value.</summary>
    public string Value { get; set; } = "";

    public string RevenueCode { get; set; } = "";

    /// <summary>Amount in euro as typed, of a class that is added.</summary>
    public string Fee { get; set; } = "";

    public string Order { get; set; } = "";

    /// <summary>Required document, or code in use.</summary>
    public bool IsOn { get; set; }

    public bool MayBeReused { get; set; }

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string LegalReference { get; set; } = "";

    public bool IsConfirmed { get; set; }

    public LocalName Name => new() { Sq = Sq.Trim(), Sr = Sr.Trim(), En = En.Trim() };

    /// <summary>Null where nothing was typed.</summary>
    public string? LegalReferenceOrNull => string.IsNullOrWhiteSpace(LegalReference) ? null : LegalReference.Trim();

    /// <summary>The first day; null when it cannot be read.</summary>
    public DateOnly? FirstDay => Day(From);

    /// <summary>The last day; null when none was typed or it cannot be read.</summary>
    public DateOnly? LastDay => Day(To);

    /// <summary>True when a last day was typed that cannot be read.</summary>
    public bool LastDayUnreadable => !string.IsNullOrWhiteSpace(To) && LastDay is null;

    /// <summary>Cents; -1 when the amount cannot be read.</summary>
    public long Cents => CentsOf(Value);

    /// <summary>Cents of the fee; null where none is typed, -1 where it is no amount.</summary>
    public long? FeeCents => string.IsNullOrWhiteSpace(Fee) ? null : CentsOf(Fee);

    /// <summary>Place in the list.</summary>
    public int Place => int.TryParse(Order, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? Math.Min(place, 999) : 0;

    /// <summary>Everything typed, to see whether something was typed since.</summary>
    public string Typed => string.Join('\n', Code, Sq, Sr, En, Value, Fee, RevenueCode, Order, IsOn, MayBeReused, From, To, LegalReference, IsConfirmed);

    /// <summary>Takes over what the rows of all kinds have.</summary>
    public RowForm Fill(LocalName name, DateOnly from, string? legalReference, bool isConfirmed)
    {
        (Sq, Sr, En) = (name.Sq, name.Sr, name.En);
        (From, LegalReference, IsConfirmed) = (LocalTime.Format(from), legalReference ?? "", isConfirmed);
        return this;
    }

    /// <summary>The day to propose for a change: tomorrow, or the day of the row that has not begun yet.</summary>
    public static DateOnly Proposed(IDatedRow last, DateOnly today) => last.ValidFrom > today ? last.ValidFrom : today.AddDays(1);

    /// <summary>Reads a day that may be left out; false when something was typed that is no day.</summary>
    public static bool TryReadDay(string text, out DateOnly? day)
    {
        day = Day(text);
        return day is not null || string.IsNullOrWhiteSpace(text);
    }

    private static long CentsOf(string text) => Amount().IsMatch(text.Trim())
        ? (long)(decimal.Parse(text.Trim().Replace(',', '.'), CultureInfo.InvariantCulture) * 100)
        : -1;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // Either sign before the cents; no sign between thousands, which would make 1.000 ambiguous.
    [GeneratedRegex(@"\A[0-9]{1,7}([.,][0-9]{1,2})?\z")]
    private static partial Regex Amount();
}
