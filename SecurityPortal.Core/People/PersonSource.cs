namespace SecurityPortal.Core.People;

/// <summary>Where the values of a person come from.</summary>
public enum PersonSource
{
    /// <summary>The civil registry's own answer; shown read-only.</summary>
    Registry,

    /// <summary>Typed by hand: a foreign citizen, or the registry did not answer. Not verified.</summary>
    Typed,
}
