using Microsoft.AspNetCore.Identity;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Benchmarks;

/// <summary>Who is there before any case is: the ministry's people, companies with their accounts, and persons.</summary>
internal sealed class World
{
    private const int CasesOfCompany = 400;
    private const int CasesOfPerson = 4;

    private readonly Random _random;
    private readonly Names _names;
    private readonly Dictionary<string, Guid> _roles = [];

    public World(int cases, DateTime begin, Random random)
    {
        (_random, _names) = (random, new Names(random));
        Officers = [.. Many(8 + (int)Math.Sqrt(cases / 1000.0) * 2, () => User(Person(), begin))];
        Cashier = User("Arka", begin);
        Supervisor = User("Drejtoresha", begin);
        Auditor = User("Revizori", begin);
        Companies = [.. Many(3 + cases / CasesOfCompany, () => Company(begin))];
        Persons = [.. Many(10 + cases / CasesOfPerson, () => Registered(begin))];
    }

    public IReadOnlyList<PortalUser> Officers { get; }

    public PortalUser Cashier { get; }

    public PortalUser Supervisor { get; }

    public PortalUser Auditor { get; }

    public IReadOnlyList<Company> Companies { get; }

    public IReadOnlyList<RegisteredPerson> Persons { get; }

    /// <summary>The photo of every card.</summary>
    public StoredFile Photo { get; private set; } = null!;

    private Dictionary<Guid, PortalUser> Owners { get; } = [];

    public void Write(BulkWriter writer, DateTime begin)
    {
        foreach (var role in PortalRoles.All)
        {
            _roles[role] = Guid.CreateVersion7();
            writer.Add(new IdentityRole<Guid>(role) { Id = _roles[role], NormalizedName = role.ToUpperInvariant() });
        }

        writer.AddAll(Owners.Values.Concat(Officers).Append(Cashier).Append(Supervisor).Append(Auditor));
        writer.AddAll(Officers.Select(o => Role(o, PortalRoles.Officer)));
        writer.AddAll([Role(Cashier, PortalRoles.Cashier), Role(Supervisor, PortalRoles.Supervisor), Role(Auditor, PortalRoles.Auditor)]);
        writer.AddAll(Companies);
        writer.AddAll(Companies.Select(c => new BusinessNumberClaim { Number = c.BusinessNumber, CompanyId = c.Id }));
        writer.AddAll(Persons);
        writer.AddAll(Persons.SelectMany(RegisteredPersonWord.Of));
        Photo = new StoredFile
        {
            StorageKey = "photo", ContentType = "image/jpeg", Size = 1, Sha256 = new string('0', 64), CreatedBy = Supervisor.Id, CreatedAt = begin,
        };
        writer.Add(Photo);
    }

    private static IEnumerable<T> Many<T>(int count, Func<T> make) => Enumerable.Range(0, count).Select(_ => make());

    private string Person() => $"{_names.First()} {_names.Last()}";

    private IdentityUserRole<Guid> Role(PortalUser user, string role) => new() { UserId = user.Id, RoleId = _roles[role] };

    private static PortalUser User(string name, DateTime at)
    {
        var id = Guid.CreateVersion7(at);
        return new PortalUser
        {
            Id = id, DisplayName = name, UserName = $"{id:N}", NormalizedUserName = $"{id:N}".ToUpperInvariant(), Email = $"{id:N}@example.org",
            NormalizedEmail = $"{id:N}@EXAMPLE.ORG", EmailConfirmed = true, CreatedAt = at, Language = Languages.Albanian,
        };
    }

    private Company Company(DateTime at)
    {
        var name = _names.Company();
        var owner = User(name, at);
        Owners.Add(owner.Id, owner);
        return new Company
        {
            Id = Guid.CreateVersion7(at), BusinessNumber = BusinessNumber.Parse($"81{1_000_000 + Owners.Count}"), Name = name, MunicipalityCode = "19",
            Settlement = "Prishtinë", Address = "Rr. Nëna Terezë 1", Email = owner.Email!, Phone = "+38344123456", OwnerUserId = owner.Id, CreatedAt = at,
        };
    }

    private int _numbered;

    private RegisteredPerson Registered(DateTime at) => new()
    {
        Id = Guid.CreateVersion7(at), PersonalNumber = PersonalNumber.Parse($"{1_200_000_000L + (++_numbered * 37L):0000000000}"), FirstName = _names.First(),
        LastName = _names.Last(), BirthDate = new DateOnly(1960 + _random.Next(45), 1 + _random.Next(12), 1 + _random.Next(28)), MunicipalityCode = "19",
        CreatedAt = at,
    };
}
