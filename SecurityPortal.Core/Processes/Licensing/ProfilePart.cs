namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Step 3, proposed company profile. The emblem itself is an attachment of kind <see cref="LicensingForm.EmblemKind"/>.</summary>
public sealed class ProfilePart
{
    /// <summary>"Emri që përdoret".</summary>
    public string? NameInUse { get; set; }

    /// <summary>"Përshkrimi i simbolit".</summary>
    public string? SymbolDescription { get; set; }

    /// <summary>Uniform's colour; required.</summary>
    public string? UniformColour { get; set; }

    /// <summary>Shirt; required.</summary>
    public string? UniformShirt { get; set; }

    /// <summary>Trousers; required.</summary>
    public string? UniformTrousers { get; set; }

    /// <summary>Jacket; required.</summary>
    public string? UniformJacket { get; set; }

    /// <summary>Cap.</summary>
    public string? UniformCap { get; set; }

    /// <summary>Shoes.</summary>
    public string? UniformShoes { get; set; }

    /// <summary>Where the emblem sits on the uniform.</summary>
    public string? UniformEmblem { get; set; }

    /// <summary>Inscription on the uniform, "SIGURIM / SECURITY".</summary>
    public string? UniformInscription { get; set; }

    /// <summary>Vehicles: colour.</summary>
    public string? VehicleColour { get; set; }

    /// <summary>Vehicles: where the signs sit.</summary>
    public string? VehiclePlacement { get; set; }

    /// <summary>Vehicles: inscription.</summary>
    public string? VehicleInscription { get; set; }

    /// <summary>Vehicles: lights.</summary>
    public string? VehicleLights { get; set; }
}
