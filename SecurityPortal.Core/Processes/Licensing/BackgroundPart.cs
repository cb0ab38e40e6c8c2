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
}
