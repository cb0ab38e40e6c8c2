namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Step 3, proposed company profile. The emblem itself is an attachment of kind <see cref="LicensingForm.EmblemKind"/>.</summary>
public sealed class ProfilePart
{
    public string? NameInUse { get; set; }

    public string? SymbolDescription { get; set; }

    public string? UniformColour { get; set; }

    public string? UniformShirt { get; set; }

    public string? UniformTrousers { get; set; }

    public string? UniformJacket { get; set; }

    public string? UniformCap { get; set; }

    public string? UniformShoes { get; set; }

    /// <summary>Where the emblem sits on the uniform.</summary>
    public string? UniformEmblem { get; set; }

    /// <summary>Inscription on the uniform, "SIGURIM / SECURITY".</summary>
    public string? UniformInscription { get; set; }

    public string? VehicleColour { get; set; }

    /// <summary>Vehicles: where the signs sit.</summary>
    public string? VehiclePlacement { get; set; }

    public string? VehicleInscription { get; set; }

    public string? VehicleLights { get; set; }
}
