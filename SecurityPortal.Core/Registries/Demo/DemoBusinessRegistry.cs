using System.Collections.Frozen;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries.Demo;

/// <summary>
/// A business registry of made-up businesses, for development. Columns of businesses.tsv: number, old number, name, municipality, settlement,
/// address, status, owners' personal numbers.
/// </summary>
public sealed class DemoBusinessRegistry : IBusinessRegistry
{
    /// <summary>Asked about one of these numbers the registry is out of order.</summary>
    public static readonly IReadOnlyList<BusinessNumber> OutOfOrder = [BusinessNumber.Parse("819999999"), BusinessNumber.Parse("70999999")];

    /// <summary>All businesses in it, by number.</summary>
    public static IReadOnlyList<BusinessRecord> All { get; } = [.. DemoTable.Rows("businesses.tsv").Select(Read)];

    private static readonly FrozenDictionary<BusinessNumber, BusinessRecord> ByNumber = All
        .SelectMany(b => b.OldNumber is { } old ? new[] { (b.Number, b), (old, b) } : [(b.Number, b)])
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.b);

    /// <inheritdoc/>
    public Task<LookupOutcome<BusinessRecord>> FindAsync(BusinessNumber number, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<LookupOutcome<BusinessRecord>>(
            OutOfOrder.Contains(number) ? new LookupOutcome<BusinessRecord>.Unavailable(UnavailableReason.Unreachable)
            : ByNumber.TryGetValue(number, out var business) ? new LookupOutcome<BusinessRecord>.Found(business)
            : new LookupOutcome<BusinessRecord>.Unknown());
    }

    private static BusinessRecord Read(string[] cells) => new()
    {
        Number = BusinessNumber.Parse(cells[0]),
        OldNumber = cells[1].Length == 0 ? null : BusinessNumber.Parse(cells[1]),
        Name = cells[2],
        MunicipalityCode = cells[3],
        Settlement = cells[4],
        Address = cells[5],
        IsActive = cells[6] == "active",
        Owners = [.. cells[7].Split(',').Select(PersonalNumber.Parse)],
    };
}
