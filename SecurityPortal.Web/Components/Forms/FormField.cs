using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace SecurityPortal.Web.Components.Forms;

/// <summary>Base of the form components of static pages: a label above, a hint, the error beside the field, all told to assistive technology.</summary>
public abstract class FormField<T> : InputBase<T>
{
    /// <summary>Stands above the field, and never inside it, where typing would hide it.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What helps to fill it in.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Marked with the red star. The rule itself stands in the validator.</summary>
    [Parameter] public bool Required { get; set; }

    [CascadingParameter] private FormFieldOrder? Fields { get; set; }

    /// <summary>Id of the element that takes the focus.</summary>
    protected string ElementId { get; private set; } = "";

    protected IEnumerable<string> Errors => EditContext.GetValidationMessages(FieldIdentifier);

    protected bool IsWrong => Errors.Any();

    /// <summary>Ids of hint and error, read out after the label.</summary>
    protected string? DescribedBy => string.Join(' ', Descriptions()) is { Length: > 0 } ids ? ids : null;

    protected override void OnInitialized()
    {
        ElementId = NameAttributeValue.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
        Fields?.Add(FieldIdentifier, ElementId);
    }

    protected override bool TryParseValueFromString(
        string? value,
        [MaybeNullWhen(false)] out T result,
        [NotNullWhen(false)] out string? validationErrorMessage)
    {
        // Text fields alone come this way.
        result = (T)(object)(value ?? "");
        validationErrorMessage = null;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Fields?.Remove(ElementId);
        base.Dispose(disposing);
    }

    private IEnumerable<string> Descriptions()
    {
        if (Hint is not null)
        {
            yield return $"{ElementId}-hint";
        }

        if (IsWrong)
        {
            yield return $"{ElementId}-error";
        }
    }
}
