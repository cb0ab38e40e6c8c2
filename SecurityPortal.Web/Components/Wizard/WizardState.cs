using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// What the wizard tells the fields inside it, by cascade: what is wrong where, what the officer said where; and what they tell it: that something changed.
/// </summary>
public sealed class WizardState
{
    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, (int Place, string Label, object Field)> _fields = [];
    private (string Form, string Entry)? _edited;
    private int _named;

    /// <summary>The draft, as loaded.</summary>
    public required DraftView Draft { get; set; }

    /// <summary>Key of the step shown.</summary>
    public required string Step { get; set; }

    /// <summary>Raised when errors changed: fields and the summary draw again.</summary>
    public event Action? ErrorsChanged;

    /// <summary>Raised when something was entered: the wizard saves.</summary>
    public event Action<string>? Touched;

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Says that the answer at a path changed. Each input calls it once its value is in the payload.</summary>
    public void Touch(string path) => Touched?.Invoke(path);

    /// <summary>A field says what it is called, each time it is drawn: in the order of the page.</summary>
    public void Name(object field, string path, string label) => _fields[path] = (_named++, label, field);

    /// <summary>A field is no longer shown; another may stand in its place already.</summary>
    public void Forget(object field, string path)
    {
        if (_fields.TryGetValue(path, out var known) && known.Field == field)
        {
            _fields.Remove(path);
        }
    }

    /// <summary>What a field that is shown is called; null for others.</summary>
    public string? LabelOf(string path) => _fields.TryGetValue(path, out var field) ? field.Label : null;

    /// <summary>Where a field that is shown stands among the others; those not shown come last.</summary>
    public int PlaceOf(string path) => _fields.TryGetValue(path, out var field) ? field.Place : int.MaxValue;

    /// <summary>What is wrong with the answer at a path.</summary>
    public IEnumerable<FieldError> ErrorsAt(string path) => _errors.Where(e => e.Path == path);

    /// <summary>Moves the focus to an element, by its id. Set by the wizard.</summary>
    public Func<string, Task>? Focus { get; set; }

    /// <summary>The officer's comments on the answer at a path.</summary>
    public IEnumerable<string> CommentsAt(string path)
    {
        var source = _edited is { } edited && IsWithin(path, edited.Form) ? edited.Entry + path[edited.Form.Length..] : path;
        return Draft.Correction?.Comments.Where(c => c.Path == source).Select(c => c.Text) ?? [];
    }

    /// <summary>The officer's comments on the answer at a path and on those below it.</summary>
    public IEnumerable<DraftComment> CommentsWithin(string path) =>
        Draft.Correction?.Comments.Where(c => c.Path is not null && IsWithin(c.Path, path)) ?? [];

    /// <summary>An entry of a list is edited in a form with a path of its own: comments on the entry show there too. None: no longer.</summary>
    public void Edit(string form, string? entry) => _edited = entry is null ? null : (form, entry);

    /// <summary>Replaces the errors at and below a path by others; an empty path means all.</summary>
    public void SetErrors(string below, IEnumerable<FieldError> errors)
    {
        _errors.RemoveAll(e => below.Length == 0 || IsWithin(e.Path, below));
        _errors.AddRange(errors);
        ErrorsChanged?.Invoke();
    }

    /// <summary>Whether a path is another or lies below it.</summary>
    public static bool IsWithin(string path, string other) => path == other || path.StartsWith(other + ".", StringComparison.Ordinal);

    /// <summary>Id of the element that takes the focus for a path.</summary>
    public static string ElementId(string path) => "q-" + new string([.. path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
}
