namespace SecurityPortal.Core.Common;

/// <summary>The colour family of a chip or notice. Never the only bearer of meaning: words stand beside it.</summary>
public enum Tone
{
    /// <summary>Nothing to do: draft, ended, withdrawn.</summary>
    Neutral,

    Info,

    Success,

    /// <summary>Asks for attention: to be completed, expiring, to be paid.</summary>
    Warning,

    Danger,
}
