using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>All code lists as they stood when read.</summary>
public sealed class CodeBook(IReadOnlyList<CodeItem> items)
{
    private readonly Dictionary<(string, string), CodeItem> _byCode = items.ToDictionary(i => (i.List, i.Code));

    /// <summary>The entry, whether still in use or not.</summary>
    public CodeItem? Find(string list, string code) => _byCode.GetValueOrDefault((list, code));

    /// <summary>Its name; the code itself where the list has no such entry.</summary>
    public LocalName Name(string list, string code) => Find(list, code)?.Name ?? LocalName.Same(code);

    /// <summary>Entries in use on a day, in order.</summary>
    public IReadOnlyList<CodeItem> InUse(string list, DateOnly day) =>
        [.. items.InForce(day).Where(i => i.List == list && i.IsEnabled).OrderBy(i => i.Order)];
}
