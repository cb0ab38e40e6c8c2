namespace SecurityPortal.Core.Registries;

/// <summary>Settings of the civil and business registries: section <c>Registries</c>.</summary>
public sealed class RegistrySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Registries";

    /// <summary>Whether a personal number with a wrong check digit is asked about before it is looked up (domain.md §6.1).</summary>
    public bool CheckPersonalNumberDigit { get; set; } = true;
}
