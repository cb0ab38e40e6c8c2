using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity.Demo;

/// <summary>Fixed accounts for every role. Companies and the person are made-up ones of the demo registries.</summary>
public sealed class DemoAccounts(
    IDbContextFactory<PortalDbContext> dbFactory,
    IPasswordHasher<PortalUser> hasher,
    IBusinessRegistry businesses,
    ICivilRegistry persons,
    IAccountSecrets secrets,
    TimeProvider clock) : IDemoAccounts
{
    /// <summary>Password of them all.</summary>
    public const string Password = "Demo.Portali.2026";

    /// <summary>Business number of the company with a history.</summary>
    public const string FirstCompany = "819001037";

    /// <summary>Business number of the company that has just begun.</summary>
    public const string SecondCompany = "819002074";

    /// <summary>Personal number of the natural person.</summary>
    public const string Person = "1900000010";

    private const string PersonEmail = "gezim.tahiraj@demo.example";
    private const string DelegateEmail = "delegat@demo.example";

    /// <inheritdoc/>
    public IReadOnlyList<DemoAccount> All { get; } =
    [
        Company(1, "Company", "Mburoja e Arbërit Security Sh.p.k.", FirstCompany),
        Company(2, "NewCompany", "Sokoli i Sharrit Siguri Sh.p.k.", SecondCompany),
        new(Key(3), "Delegate", "Arta Delegu", DelegateEmail, [], null),
        new(Key(4), "Individual", "Gëzim Tahiraj", PersonEmail, [], null),
        Ministry(5, "Officer", "Blerim Zyra", "zyrtar1@demo.example", PortalRoles.Officer, 'A'),
        Ministry(6, "Officer", "Dragana Službenik", "zyrtar2@demo.example", PortalRoles.Officer, 'B'),
        Ministry(7, "Supervisor", "Mimoza Drejtuesi", "mbikeqyres1@demo.example", PortalRoles.Supervisor, 'C'),
        Ministry(8, "Supervisor", "Driton Udhëheqësi", "mbikeqyres2@demo.example", PortalRoles.Supervisor, 'D'),
        Ministry(9, "Cashier", "Vjosa Arka", "arketar@demo.example", PortalRoles.Cashier, 'E'),
        Ministry(10, "Auditor", "Ilir Auditi", "auditor@demo.example", PortalRoles.Auditor, 'F'),
        Ministry(11, "Administrator", "Teuta Sistemi", "administrator@demo.example", PortalRoles.Administrator, 'G'),
    ];

    /// <inheritdoc/>
    public async Task<string?> CodeAsync(DemoAccount account, CancellationToken ct)
    {
        if (account.AuthenticatorKey is not { } key)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var used = await db.Users.Where(u => u.Id == account.Id).Select(u => u.LastAuthenticatorStep).SingleOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        return Totp.CodeAt(key, Totp.FindStep(key, Totp.CodeAt(key, now), now) <= used ? now.AddSeconds(30) : now);
    }

    /// <inheritdoc/>
    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var present = await db.Users.Select(u => u.Id).ToListAsync(ct);
        foreach (var account in All.Where(a => !present.Contains(a.Id)))
        {
            var email = account.SignInName.Contains('@', StringComparison.Ordinal) ? account.SignInName : $"kompania.{account.SignInName}@demo.example";
            var user = NewAccounts.NewUser(account.Name, Languages.Albanian, clock, account.Id);
            (user.EmailConfirmed, user.PhoneNumber) = (true, "+38344123456");
            user.TwoFactorEnabled = account.AuthenticatorKey is not null;
            user.PasswordHash = hasher.HashPassword(user, Password);
            if (account.AuthenticatorKey is { } key)
            {
                secrets.SetKey(user, key);
            }

            db.AddAccount(user, account.SignInName, email);
            await AccountAdministration.AddRolesAsync(db, user.Id, account.Roles, ct);
            await AddCapacityAsync(db, user, account, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static Guid Key(int number) => new($"00000000-0000-7000-8000-{number:D12}");

    private static DemoAccount Company(int number, string kind, string name, string businessNumber) => new(Key(number), kind, name, businessNumber, [], null);

    private static DemoAccount Ministry(int number, string kind, string name, string email, string role, char letter) =>
        new(Key(number), kind, name, email, [role], new string(letter, 32));

    private async Task AddCapacityAsync(PortalDbContext db, PortalUser user, DemoAccount account, CancellationToken ct)
    {
        if (BusinessNumber.TryParse(account.SignInName, out var number)
            && await businesses.FindAsync(number, ct) is LookupOutcome<BusinessRecord>.Found { Record: var business })
        {
            var company = new Company
            {
                Id = user.Id,
                BusinessNumber = number,
                Name = business.Name,
                MunicipalityCode = business.MunicipalityCode ?? "19",
                Settlement = business.Settlement ?? "–",
                Address = business.Address ?? "–",
                Email = user.Email!,
                Phone = user.PhoneNumber!,
                OwnerUserId = user.Id,
                CreatedAt = user.CreatedAt,
                ConfirmedAt = user.CreatedAt,
            };
            user.DisplayName = business.Name;
            db.Companies.Add(company);
            db.BusinessNumberClaims.Add(new BusinessNumberClaim { Number = business.Number, CompanyId = company.Id });
            if (business.OldNumber is { } old)
            {
                db.BusinessNumberClaims.Add(new BusinessNumberClaim { Number = old, CompanyId = company.Id });
            }
        }
        else if (account.SignInName == DelegateEmail)
        {
            db.CompanyDelegates.Add(new CompanyDelegate
            {
                CompanyId = Key(1),
                Email = DelegateEmail,
                UserId = user.Id,
                Permissions = DelegatePermissions.Prepare | DelegatePermissions.Pay,
                InvitedAt = user.CreatedAt,
                AcceptedAt = user.CreatedAt,
            });
        }
        else if (account.SignInName == PersonEmail
            && await persons.FindAsync(PersonalNumber.Parse(Person), ct) is LookupOutcome<PersonSnapshot>.Found { Record: var person })
        {
            db.Individuals.Add(new Individual
            {
                UserId = user.Id,
                PersonalNumber = PersonalNumber.Parse(Person),
                FirstName = person.FirstName,
                LastName = person.LastName,
                BirthDate = person.BirthDate,
                MunicipalityCode = person.MunicipalityCode ?? "01",
                Settlement = person.Settlement ?? "–",
                Address = "Rr. e Dëshmorëve, nr. 7",
                Phone = user.PhoneNumber!,
                CreatedAt = user.CreatedAt,
                ConfirmedAt = user.CreatedAt,
            });
        }
    }
}
