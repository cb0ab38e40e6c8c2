using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// What the wizard tells the fields inside it, by cascade: what is wrong where, what the officer said where; and what they tell it: that something changed.
/// </summary>
public sealed class WizardState
{
    private readonly List<FieldError> _errors = [];

    /// <summary>The draft, as loaded.</summary>
    public required DraftView Draft { get; set; }

    /// <summary>Key of the step shown.</summary>
    public required string Step { get; set; }

    /// <summary>Raised when errors changed: fields and the summary draw again.</summary>
    public event Action? ErrorsChanged;

    /// <summary>Raised when something was entered: the wizard saves.</summary>
    public event Action<string>? Touched;

    /// <summary>What is wrong, in the order of the page.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Says that the answer at a path changed. Each input calls it once its value is in the payload.</summary>
    public void Touch(string path) => Touched?.Invoke(path);

    /// <summary>What is wrong with the answer at a path.</summary>
    public IEnumerable<FieldError> ErrorsAt(string path) => _errors.Where(e => e.Path == path);

    /// <summary>The officer's comments on the answer at a path.</summary>
    public IEnumerable<string> CommentsAt(string path) =>
        Draft.Correction?.Comments.Where(c => c.Path == path).Select(c => c.Text) ?? [];

    /// <summary>Replaces the errors at and below a path by others; an empty path means all.</summary>
    public void SetErrors(string below, IEnumerable<FieldError> errors)
    {
        _errors.RemoveAll(e => below.Length == 0 || e.Path == below || e.Path.StartsWith(below + ".", StringComparison.Ordinal));
        _errors.AddRange(errors);
        ErrorsChanged?.Invoke();
    }

    /// <summary>Id of the element that takes the focus for a path.</summary>
    public static string ElementId(string path) => "q-" + new string([.. path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
}
