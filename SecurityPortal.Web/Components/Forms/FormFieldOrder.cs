using Microsoft.AspNetCore.Components.Forms;

namespace SecurityPortal.Web.Components.Forms;

/// <summary>The fields of one form in the order of the page, so that its error summary can link to them.</summary>
public sealed class FormFieldOrder
{
    private readonly List<(FieldIdentifier Field, string ElementId)> _all = [];

    public IReadOnlyList<(FieldIdentifier Field, string ElementId)> All => _all;

    public void Add(FieldIdentifier field, string elementId) => _all.Add((field, elementId));

    public void Remove(string elementId) => _all.RemoveAll(f => f.ElementId == elementId);
}
