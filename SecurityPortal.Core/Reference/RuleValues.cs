using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Reference;

/// <summary>The values of a row, by the keys of their labels, so that old and new can be told side by side.</summary>
internal static class RuleValues
{
    public static IReadOnlyList<(string Field, string? Value)> Of(Tariff row) =>
        [.. Names(row.Name), ("Amount", Money.Format(row.AmountCents)), ("RevenueCode", row.RevenueCode), .. Source(row.LegalReference, row.IsConfirmed)];

    public static IReadOnlyList<(string Field, string? Value)> Of(PortalSetting row) => [("Value", row.Value), .. Source(row.LegalReference, row.IsConfirmed)];

    public static IReadOnlyList<(string Field, string? Value)> Of(DocumentRequirement row) =>
    [
        .. Names(row.Name), ("Required", Flag(row.IsRequired)), ("Reusable", Flag(row.MayBeReused)), ("Order", Number(row.Order)), ("To", Day(row.ValidTo)),
        .. Source(row.LegalReference, row.IsConfirmed),
    ];

    public static IReadOnlyList<(string Field, string? Value)> Of(CodeItem row) =>
    [
        .. Names(row.Name), ("InUse", Flag(row.IsEnabled)), ("Order", Number(row.Order)), ("NeedsClass", row.NeedsClass), ("To", Day(row.ValidTo)),
        .. Source(row.LegalReference, row.IsConfirmed),
    ];

    private static IEnumerable<(string, string?)> Names(LocalName name) => [("NameSq", name.Sq), ("NameSr", name.Sr), ("NameEn", name.En)];

    private static IEnumerable<(string, string?)> Source(string? reference, bool isConfirmed) =>
        [("LegalReference", reference), ("Confirmed", Flag(isConfirmed))];

    private static string? Flag(bool set) => set ? ValueChange.Yes : null;

    private static string? Day(DateOnly? day) => day is { } last ? LocalTime.Format(last) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
