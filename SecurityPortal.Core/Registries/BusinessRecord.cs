using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>A business as the business registry has it.</summary>
public sealed record BusinessRecord
{
    /// <summary>The unique number (NUI), nine digits.</summary>
    public required BusinessNumber Number { get; init; }

    /// <summary>The older number of eight digits, for businesses that had one.</summary>
    public BusinessNumber? OldNumber { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of <see cref="Municipalities"/>; none when the seat is abroad.</summary>
    public string? MunicipalityCode { get; init; }

    public string? Settlement { get; init; }

    public string? Address { get; init; }

    /// <summary>False when the business has been closed.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Personal numbers of the owners who have one.</summary>
    public IReadOnlyList<PersonalNumber> Owners { get; init; } = [];

    /// <summary>Whether <paramref name="number"/> is one of the two forms of this business's number.</summary>
    public bool IsNumbered(BusinessNumber number) => number == Number || number == OldNumber;
}
