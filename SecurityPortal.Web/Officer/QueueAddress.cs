using System.Globalization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer;

/// <summary>The queue's filters as they stand in its address, so that Back, reload and a shared link show the same list.</summary>
/// <param name="Group">Group of states.</param>
/// <param name="Process">Process key.</param>
/// <param name="Officer"><c>me</c>, <c>none</c> or an account's key.</param>
/// <param name="Text">Search text; never a personal number.</param>
/// <param name="Age">Filed at least this many days ago.</param>
/// <param name="Overdue">Past the deadline only.</param>
/// <param name="Newest">Latest first.</param>
/// <param name="Page">Page, from 1.</param>
public sealed record QueueAddress(
    QueueGroup Group = QueueGroup.Open, string? Process = null, string? Officer = null, string? Text = null, int? Age = null, bool Overdue = false,
    bool Newest = false, int Page = 1)
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/officer/queue";

    /// <summary>The filter; <paramref name="secret"/> is a text that must not stand in the address.</summary>
    public QueueFilter Filter(string? secret) => new()
    {
        Group = Group,
        Process = Process,
        Mine = Officer == "me",
        Unassigned = Officer == "none",
        OfficerId = Guid.TryParse(Officer, out var officer) ? officer : null,
        Text = secret ?? Text,
        MinAgeDays = Age,
        Overdue = Overdue,
        NewestFirst = Newest,
        Page = new PageRequest(Page),
    };

    public override string ToString()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("group", Group == QueueGroup.Open ? null : Group.ToString().ToLowerInvariant()),
            ("process", Process),
            ("officer", Officer),
            ("q", string.IsNullOrWhiteSpace(Text) || CaseSearch.IsSecret(Text) ? null : Text.Trim()),
            ("age", Age?.ToString(CultureInfo.InvariantCulture)),
            ("overdue", Overdue ? "true" : null),
            ("sort", Newest ? "newest" : null),
            ("page", PageAddress.Value(Page)?.ToString(CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }
}
