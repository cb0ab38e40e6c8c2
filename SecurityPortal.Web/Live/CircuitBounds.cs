namespace SecurityPortal.Web.Live;

/// <summary>How many pages may stand open at once: section <c>Circuits</c> of the settings. Each server counts its own.</summary>
public sealed class CircuitBounds
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Circuits";

    /// <summary>Pages of one account.</summary>
    public int PerAccount { get; set; } = 30;

    /// <summary>Pages of one network address, which a whole office may share.</summary>
    public int PerAddress { get; set; } = 200;

    public bool IsUsable => PerAccount > 0 && PerAddress > 0;
}
