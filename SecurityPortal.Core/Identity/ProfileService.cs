using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>What signed-in people see and change of their own account.</summary>
public sealed class ProfileService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CurrentSession session, IAccountSecrets secrets, TimeProvider clock)
{
    private const int LookupsShown = 200;

    /// <summary>The account. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<ProfileView>> FindAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.UserId, ct);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.OwnerUserId == actor.UserId && c.ReleasedAt == null, ct);
        var person = await db.Individuals.AsNoTracking().SingleOrDefaultAsync(i => i.UserId == actor.UserId && i.ReleasedAt == null, ct);
        return new ProfileView
        {
            UserId = user.Id,
            Name = user.DisplayName,
            SignInName = user.UserName ?? "",
            Email = user.Email ?? "",
            PendingEmail = user.PendingEmail,
            Language = user.Language,
            HasAuthenticator = user.TwoFactorEnabled,
            RecoveryCodesLeft = secrets.CodesOf(user).Count,
            IsMinistry = actor.IsMinistry,
            Level = company is null && person is null ? null
                : IdentityLevels.Of(company is null ? person!.ConfirmedAt : company.ConfirmedAt),
            BusinessNumber = company?.BusinessNumber,
            PersonalNumber = person?.PersonalNumber,
            BirthDate = person?.BirthDate,
            MunicipalityCode = company?.MunicipalityCode ?? person?.MunicipalityCode,
            Settlement = company?.Settlement ?? person?.Settlement,
            Address = company?.Address ?? person?.Address,
            Phone = company?.Phone ?? person?.Phone ?? user.PhoneNumber,
            Delegations = await db.CompanyDelegates.Where(d => d.UserId == actor.UserId && d.AcceptedAt != null && d.EndedAt == null)
                .Join(db.Companies, d => d.CompanyId, c => c.Id, (d, c) => new OwnDelegation(d.Id, c.Name, d.Permissions))
                .ToListAsync(ct),
        };
    }

    /// <summary>
    /// Saves contact data: of the company or person where the account has one, else of the account. The municipality of a person is the registry's. Errors:
    /// <see cref="NotPermitted"/>.
    /// </summary>
    /// <param name="contact">Valid by <see cref="ContactDataValidator"/>.</param>
    /// <param name="ct">The person has gone.</param>
    public async Task<Result<Unit>> SaveContactAsync(ContactData contact, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        PhoneText.TryNormalize(contact.Phone, out var phone);
        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == actor.UserId, ct);
                user.PhoneNumber = phone;
                if (await db.Companies.SingleOrDefaultAsync(c => c.OwnerUserId == user.Id && c.ReleasedAt == null, ct) is { } company)
                {
                    company.MunicipalityCode = contact.MunicipalityCode ?? company.MunicipalityCode;
                    (company.Settlement, company.Address, company.Phone) = (contact.Settlement!.Trim(), contact.Address!.Trim(), phone ?? company.Phone);
                }
                else if (await db.Individuals.SingleOrDefaultAsync(i => i.UserId == user.Id && i.ReleasedAt == null, ct) is { } person)
                {
                    (person.Settlement, person.Address, person.Phone) = (contact.Settlement!.Trim(), contact.Address!.Trim(), phone ?? person.Phone);
                }

                db.AuditAccount(clock, session, user, "account.contact-changed", user.Id);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Keeps the language with the account. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Unit>> SaveLanguageAsync(string language, CancellationToken ct)
    {
        if (!Languages.All.Contains(language) || await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await db.Users.Where(u => u.Id == actor.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.Language, language), ct);
        return Unit.Done;
    }

    /// <summary>The person's own latest look-ups, newest first. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<OwnLookup>>> LookupsAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.LookupLog.Where(l => l.UserId == actor.UserId)
            .OrderByDescending(l => l.At)
            .Take(LookupsShown)
            .Select(l => new OwnLookup(l.At, l.Purpose, l.Result))
            .ToListAsync(ct);
    }
}
