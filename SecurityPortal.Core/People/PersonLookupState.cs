namespace SecurityPortal.Core.People;

/// <summary>What is known of a personal number in a form.</summary>
public enum PersonLookupState
{
    NotAsked,

    /// <summary>The civil registry knows the person: its values are read-only.</summary>
    Found,

    /// <summary>The civil registry does not know the number.</summary>
    Unknown,

    /// <summary>The civil registry could not be asked: values are typed by hand, the case is marked "not verified".</summary>
    Unavailable,
}
