using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// Base of the wizard's inputs: a label above, a hint, the officer's comment and the error beside the field, all told to assistive technology. Each keystroke
/// reaches the payload; the wizard saves it.
/// </summary>
public abstract class Question<T> : ComponentBase, IDisposable
{
    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    /// <summary>Path of the answer within the payload, e.g. <c>Company.BankAccount</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>Stands above the field.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What helps to fill it in.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Marked with the red star. The rule itself stands in the validator.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Shown but not to be changed.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>What the page itself found wrong, before the rules were asked.</summary>
    [Parameter] public string? Problem { get; set; }

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T?> ValueChanged { get; set; }

    protected string ElementId => WizardState.ElementId(Path);

    protected IReadOnlyList<string> Errors { get; private set; } = [];

    protected IReadOnlyList<string> Comments { get; private set; } = [];

    protected bool IsWrong => Errors.Count > 0;

    /// <summary>Ids of hint, comment and error, read out after the label.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[]
            {
                Hint is null ? null : $"{ElementId}-hint",
                Comments.Count == 0 ? null : $"{ElementId}-comment",
                IsWrong ? $"{ElementId}-error" : null,
            }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    public void Dispose()
    {
        Wizard.ErrorsChanged -= OnErrorsChanged;
        Wizard.Forget(this, Path);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Wizard.ErrorsChanged += OnErrorsChanged;

    protected override void OnParametersSet()
    {
        Wizard.Name(this, Path, Label);
        Read();
    }

    /// <summary>Puts a new value into the payload and tells the wizard.</summary>
    protected async Task ChangeAsync(T? value)
    {
        if (ReadOnly)
        {
            return;
        }

        await ValueChanged.InvokeAsync(value);
        Wizard.Touch(Path);
    }

    private void OnErrorsChanged()
    {
        var before = Errors;
        Read();
        if (!before.SequenceEqual(Errors))
        {
            StateHasChanged();
        }
    }

    private void Read()
    {
        Errors = [.. new[] { Problem }.OfType<string>().Union(Wizard.ErrorsAt(Path).Select(ErrorTexts.Sentence))];
        Comments = [.. Wizard.CommentsAt(Path)];
    }
}
