using FluentValidation.Results;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>
/// One part of the background verification: a list, and the small form through which entries reach it. What is half typed in the form stands in the payload
/// beside the list, and is never overwritten.
/// </summary>
internal abstract class EntryPart<T>(WizardState wizard, string listPath, string formPath) : IEntryPart
    where T : class
{
    public T Current { get; private set; } = null!;

    public string ListPath => listPath;

    public string FormPath => formPath;

    public abstract List<T> Entries { get; }

    public bool IsEmpty => Entries.Count == 0;

    public bool IsUnsaved => Edited is not null;

    public string? EditedName => Entries.Find(e => Id(e) == Id(Current)) is { } listed ? Name(listed) : null;

    public string? CommentedPath => EditedName is null ? null : $"{listPath}[{Id(Current)}]";

    protected abstract T? Edited { get; set; }

    private bool IsChanged => Edited is not null && !Entries.Exists(e => Id(e) == Id(Current) && PayloadJson.Write(e) == PayloadJson.Write(Current));

    public void Open() => Current = Edited ?? New();

    public void Renew()
    {
        if (!IsUnsaved)
        {
            Current = New();
        }
    }

    // An empty form is nobody left unsaved.
    public void Keep() => Edited = EditedName is null && IsBlank(Current) ? null : Current;

    public EntrySaved? Save()
    {
        // What is wrong with a look-up is wrong with the number.
        var errors = Validate(Current).Errors
            .Select(e => Wrong(e.PropertyName.Replace(nameof(PersonEntry.Lookup), nameof(PersonEntry.PersonalNumber), StringComparison.Ordinal), e.ErrorCode,
                (e.CustomState as Error)?.Arguments ?? []))
            .ToList();
        if (errors.Count == 0 && Entries.Find(e => Id(e) != Id(Current) && SharedNumber(Current, e) is not null) is { } twin)
        {
            errors.Add(Wrong(SharedNumber(Current, twin)!, "background.duplicate", [Name(twin)]));
        }

        wizard.SetErrors(formPath, errors);
        if (errors.Count > 0)
        {
            return null;
        }

        var saved = Put(Current);
        Drop();
        return saved;
    }

    public EntrySaved Put(T entry)
    {
        var place = Entries.FindIndex(e => Id(e) == Id(entry));
        var before = place < 0 ? null : Entries[place];
        if (place < 0)
        {
            Entries.Add(entry);
        }
        else
        {
            Entries[place] = entry;
        }

        foreach (var path in Follow(before, entry).Append($"{listPath}[{Id(entry)}]"))
        {
            wizard.SetErrors(path, []);
        }

        return new EntrySaved(Name(entry), place < 0);
    }

    // As in the manual, somebody filled in is saved by the button that ends the part; somebody half filled in is said to be so.
    public bool Close()
    {
        if (IsChanged)
        {
            if (Save() is not null)
            {
                return true;
            }

            var atFields = wizard.Errors.Where(e => WizardState.IsWithin(e.Path, formPath)).ToList();
            wizard.SetErrors(formPath, [new FieldError(LicensingForm.BackgroundStep, formPath, "background.entry-unsaved"), .. atFields]);
            return false;
        }

        Drop();
        return true;
    }

    public bool Edit(Guid id)
    {
        if (!Close())
        {
            return false;
        }

        // A copy, so that the list keeps the saved one until this is saved too.
        Edited = PayloadJson.Read<T>(PayloadJson.Write(Entries.Single(e => Id(e) == id)));
        Open();
        return true;
    }

    public EntryRemoval Remove(Guid id)
    {
        var place = Entries.FindIndex(e => Id(e) == id);
        var entry = Entries[place];
        Entries.RemoveAt(place);
        wizard.SetErrors($"{listPath}[{id}]", []);
        if (Id(Current) == id)
        {
            Drop();
        }

        Renew();
        return new EntryRemoval(Name(entry), () =>
        {
            Entries.Insert(Math.Min(place, Entries.Count), entry);
            Renew();
        });
    }

    public EntryRemoval Clear()
    {
        var entry = Current;
        Drop();
        return new EntryRemoval(Name(entry), () =>
        {
            Edited = entry;
            Open();
        }, IsForm: true);
    }

    protected abstract T New();

    protected abstract bool IsBlank(T entry);

    protected abstract Guid Id(T entry);

    protected abstract string Name(T entry);

    protected abstract ValidationResult Validate(T entry);

    /// <summary>Changes the same person where they stand in the other list; answers the paths of those entries.</summary>
    protected abstract IReadOnlyList<string> Follow(T? before, T after);

    /// <summary>Path, within the entry, of the number that it shares with another.</summary>
    protected abstract string? SharedNumber(T entry, T other);

    private void Drop()
    {
        wizard.SetErrors(formPath, []);
        Edited = null;
        Open();
    }

    private FieldError Wrong(string property, string code, IReadOnlyList<object> arguments) =>
        new(LicensingForm.BackgroundStep, $"{formPath}.{property}", code, arguments);
}
