namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>One part of the background verification, whatever its entries are.</summary>
internal interface IEntryPart
{
    /// <summary>Path of the list within the payload; a row's is this with its id in brackets.</summary>
    string ListPath { get; }

    /// <summary>Path of the form's entry within the payload.</summary>
    string FormPath { get; }

    /// <summary>Nobody is in the list.</summary>
    bool IsEmpty { get; }

    /// <summary>Something stands in the form that is not in the list.</summary>
    bool IsUnsaved { get; }

    /// <summary>Name of the entry of the list that the form changes; null when it makes a new one.</summary>
    string? EditedName { get; }

    /// <summary>Path of that entry in the list, where the officer's comments stand.</summary>
    string? CommentedPath { get; }

    /// <summary>Takes what the payload holds for the form, else an empty entry.</summary>
    void Open();

    /// <summary>An empty form starts again: what it begins with may have changed.</summary>
    void Renew();

    /// <summary>Something was typed in the form: puts it into the payload.</summary>
    void Keep();

    /// <summary>Moves the form's entry into the list and empties the form; null when something is wrong, which the fields then say.</summary>
    EntrySaved? Save();

    /// <summary>Saves what was typed, if anything; false when it is not complete.</summary>
    bool Close();

    /// <summary>Opens an entry of the list in the form; false when the form holds something incomplete.</summary>
    bool Edit(Guid id);

    /// <summary>Takes an entry out of the list.</summary>
    EntryRemoval Remove(Guid id);

    /// <summary>Empties the form without saving.</summary>
    EntryRemoval Clear();
}

/// <summary>An entry reached the list.</summary>
/// <param name="Name">Whose.</param>
/// <param name="IsNew">It was not there before.</param>
internal sealed record EntrySaved(string Name, bool IsNew);

/// <summary>Something was taken away and can be put back.</summary>
/// <param name="Name">Whose it was; may be empty.</param>
/// <param name="Undo">Puts it back.</param>
/// <param name="IsForm">It was what the form held.</param>
internal sealed record EntryRemoval(string Name, Action Undo, bool IsForm = false);
