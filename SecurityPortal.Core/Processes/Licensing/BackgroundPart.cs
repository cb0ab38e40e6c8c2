namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Step 2, background verification: part one owners and founders, part two responsible persons, then the list of all.</summary>
public sealed class BackgroundPart
{
    public List<OwnerEntry> Owners { get; set; } = [];

    public List<People.PersonEntry> Responsible { get; set; } = [];

    /// <summary>Which part is open.</summary>
    public BackgroundView View { get; set; }

    /// <summary>The owner being filled in, not yet in the list; kept so that nothing typed is lost.</summary>
    public OwnerEntry? EditedOwner { get; set; }

    /// <summary>The responsible person being filled in, not yet in the list.</summary>
    public People.PersonEntry? EditedResponsible { get; set; }

    /// <summary>
    /// Somebody may be owner and responsible person at once: what is changed in one list is changed in the other. The same is whoever shares a number with
    /// the entry, as it is or as it was.
    /// </summary>
    /// <param name="before">The entry before it was changed; null for a new one.</param>
    /// <param name="after">The entry as it stands in its list now.</param>
    /// <returns>Paths of the entries that followed.</returns>
    public IReadOnlyList<string> Follow(People.PersonEntry? before, People.PersonEntry after)
    {
        var paths = new List<string>();
        var owners = Owners.Where(o => !o.IsOrganisation).ToList();
        if (Twin(owners.ConvertAll(o => o.Person), before, after) is { } person)
        {
            var owner = owners.Find(o => o.Person == person)!;
            owner.Person = after.Copy(person.Id);
            paths.Add($"Background.Owners[{owner.Id}]");
        }

        if (Twin(Responsible, before, after) is { } responsible)
        {
            Responsible[Responsible.IndexOf(responsible)] = after.Copy(responsible.Id);
            paths.Add($"Background.Responsible[{responsible.Id}]");
        }

        return paths;
    }

    // In the list where the entry itself stands there is no other.
    private static People.PersonEntry? Twin(List<People.PersonEntry> list, People.PersonEntry? before, People.PersonEntry after) =>
        list.Contains(after) ? null
        : list.Find(p => p.NumberSharedWith(after) is not null) ?? (before is null ? null : list.Find(p => p.NumberSharedWith(before) is not null));
}
