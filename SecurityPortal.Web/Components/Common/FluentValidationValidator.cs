using System.Collections;
using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.Common;

/// <summary>
/// Lets a FluentValidation validator speak in an <see cref="EditForm"/>: the whole model on submit, one field as it changes.
/// Synchronous rules only; an asynchronous one throws (docs/decisions/0002).
/// </summary>
public sealed class FluentValidationValidator : ComponentBase, IDisposable
{
    private static readonly char[] Separators = ['.', '['];

    private EditContext? _context;
    private ValidationMessageStore? _messages;

    [Inject] public required IServiceProvider Services { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> Texts { get; init; }

    [CascadingParameter] public EditContext? EditContext { get; set; }

    /// <summary>The validator; without it the one registered for the model's type.</summary>
    [Parameter] public IValidator? Validator { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_context, EditContext))
        {
            return;
        }

        Dispose();
        _context = EditContext ?? throw new InvalidOperationException($"{nameof(FluentValidationValidator)} stands inside an EditForm.");
        _messages = new ValidationMessageStore(_context);
        _context.OnValidationRequested += ValidateModel;
        _context.OnFieldChanged += ValidateField;
    }

    public void Dispose()
    {
        if (_context is not null)
        {
            _context.OnValidationRequested -= ValidateModel;
            _context.OnFieldChanged -= ValidateField;
        }
    }

    private void ValidateModel(object? sender, ValidationRequestedEventArgs e)
    {
        _messages!.Clear();
        foreach (var (field, message) in Errors())
        {
            _messages.Add(field, message);
        }

        _context!.NotifyValidationStateChanged();
    }

    // The whole model is validated, since a rule may look at neighbours; only this field's errors are shown, since the others were not touched yet.
    private void ValidateField(object? sender, FieldChangedEventArgs e)
    {
        _messages!.Clear(e.FieldIdentifier);
        _messages.Add(e.FieldIdentifier, Errors().Where(x => x.Field.Equals(e.FieldIdentifier)).Select(x => x.Message));
        _context!.NotifyValidationStateChanged();
    }

    private IEnumerable<(FieldIdentifier Field, string Message)> Errors()
    {
        var model = _context!.Model;
        var validator = Validator
            ?? Services.GetService(typeof(IValidator<>).MakeGenericType(model.GetType())) as IValidator
            ?? throw new InvalidOperationException($"No validator for {model.GetType().Name}: give one, or register it.");
        return validator.Validate(new ValidationContext<object>(model)).Errors
            .Where(f => f.Severity == Severity.Error)
            .Select(f => (FieldAt(model, f.PropertyName), f.CustomState is Error error ? Texts.Sentence(error) : f.ErrorMessage));
    }

    /// <summary>The field of a path such as <c>Owners[0].Contact.Email</c>: the last object on the way and its property.</summary>
    internal static FieldIdentifier FieldAt(object root, string path)
    {
        var model = root;
        var rest = path;
        while (rest.IndexOfAny(Separators) is var end and >= 0)
        {
            var property = rest[..end];
            var next = model.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.GetValue(model);
            var tail = rest[end..];
            if (tail[0] == '[')
            {
                var close = tail.IndexOf(']', StringComparison.Ordinal);
                next = ItemAt(next, tail[1..close]);
                tail = tail[(close + 1)..];
            }

            // The error is about an item that is no object of its own, or about something that is not there: the property itself shows it.
            if (next is null or string or ValueType || tail.Length == 0)
            {
                return new FieldIdentifier(model, property);
            }

            model = next;
            rest = tail[1..];
        }

        return new FieldIdentifier(model, rest);
    }

    private static object? ItemAt(object? collection, string index) =>
        int.TryParse(index, out var position) ? (collection as IEnumerable)?.Cast<object?>().ElementAtOrDefault(position) : null;
}
