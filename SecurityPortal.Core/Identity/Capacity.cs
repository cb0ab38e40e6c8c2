namespace SecurityPortal.Core.Identity;

/// <summary>For whom a signed-in person acts ("Po veproj për …"): a company or their own person. Kept as a claim of the session.</summary>
public readonly record struct Capacity(CapacityKind Kind, Guid Id)
{
    /// <summary>Type of the session's claim.</summary>
    public const string ClaimType = "portal:capacity";

    /// <summary>Reads the claim's text.</summary>
    public static bool TryParse(string? text, out Capacity capacity)
    {
        capacity = default;
        var parts = text?.Split(':') ?? [];
        if (parts.Length != 2 || !Enum.TryParse<CapacityKind>(parts[0], out var kind) || !Guid.TryParse(parts[1], out var id))
        {
            return false;
        }

        capacity = new Capacity(kind, id);
        return true;
    }

    public override string ToString() => $"{Kind}:{Id:N}";
}
