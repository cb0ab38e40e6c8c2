using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>All code lists as they stood when read. A name is that of a day: what has been renamed since keeps the name it had.</summary>
public sealed class CodeBook(IReadOnlyList<CodeItem> items)
{
    private readonly ILookup<(string, string), CodeItem> _byCode = items.ToLookup(i => (i.List, i.Code));

    /// <summary>The entry as it was on a day, whether in use or not.</summary>
    public CodeItem? Find(string list, string code, DateOnly day) => _byCode[(list, code)].OnDay(day);

    /// <summary>Its name on that day; the code itself where the list has no such entry.</summary>
    public LocalName Name(string list, string code, DateOnly day) => Find(list, code, day)?.Name ?? LocalName.Same(code);

    /// <summary>Its name on the local day of a moment, UTC.</summary>
    public LocalName Name(string list, string code, DateTime at) => Name(list, code, LocalTime.DateOf(at));

    /// <summary>Entries in use on a day, in order.</summary>
    public IReadOnlyList<CodeItem> InUse(string list, DateOnly day) =>
        [.. items.InForce(day).Where(i => i.List == list && i.IsEnabled).OrderBy(i => i.Order)];
}
