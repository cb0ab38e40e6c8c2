using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Opens accounts of companies (product.md, Accounts). That a business number is taken is said, since the number is public; several companies may share an
/// address.
/// </summary>
public sealed class RegistrationService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    Throttle throttle,
    ILinkTokens tokens,
    IPasswordHasher<PortalUser> hasher,
    IBusinessLookupService businesses,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int RegistrationsPerHour = 20;
    private const int MailsPerHour = 5;

    /// <summary>
    /// Asks the business registry for a visitor, who hears here already what would keep the business from an account. Errors: <see cref="TooManyLookups"/>,
    /// <see cref="BusinessNumberTaken"/>, <see cref="BusinessClosed"/>.
    /// </summary>
    public async Task<Result<LookupOutcome<BusinessRecord>>> FindBusinessAsync(BusinessNumber number, CancellationToken ct)
    {
        var visitor = new LookupVisitor(
            throttle.Hash($"visitor|{session.Remote}|{session.BrowserKey}"), throttle.Hash($"network|{Networks.Of(session.Remote)}"));
        var answer = await businesses.FindForVisitorAsync(number, visitor, ct);
        if (!answer.IsOk)
        {
            return answer;
        }

        var record = (answer.Value as LookupOutcome<BusinessRecord>.Found)?.Record;
        if ((await IsFreeAsync(NumbersOf(number, record), ct)).Error is { } taken)
        {
            return taken;
        }

        return record is { IsActive: false } ? new BusinessClosed() : answer;
    }

    /// <summary>
    /// Opens a company's account and mails the link that confirms its address. Errors: <see cref="BusinessNumberTaken"/>, <see cref="BusinessClosed"/>,
    /// <see cref="TooManyRequests"/>.
    /// </summary>
    /// <param name="form">Valid by <see cref="CompanyRegistrationValidator"/>.</param>
    /// <param name="record">The registry's own answer about the number; null where it had none.</param>
    /// <param name="language">Culture name for the account.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<Result<Unit>> RegisterCompanyAsync(CompanyRegistration form, BusinessRecord? record, string language, CancellationToken ct)
    {
        await new CompanyRegistrationValidator().ValidateAndThrowAsync(form, ct);
        var number = BusinessNumber.Parse(form.BusinessNumber!);
        if (record is not null && !record.IsNumbered(number))
        {
            throw new ArgumentException("The registry's answer is about another business.", nameof(record));
        }

        if (record is { IsActive: false })
        {
            return new BusinessClosed();
        }

        EmailAddress.TryNormalize(form.Email, out var email);
        if (!await MayRegisterAsync(email!, ct))
        {
            return new TooManyRequests();
        }

        var user = hasher.NewUser(record?.Name ?? form.Name!.Trim(), form.Password!, form.Phone, language, clock);
        var numbers = NumbersOf(number, record);
        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    await db.RemoveStaleAsync(await Owners(db, numbers).ToListAsync(ct), clock.UtcNow(), ct);
                    if (await Owners(db, numbers).AnyAsync(ct))
                    {
                        return new BusinessNumberTaken();
                    }

                    var company = NewCompany(form, number, email!, user);
                    db.AddAccount(user, number.ToString(), email!);
                    db.Companies.Add(company);
                    db.BusinessNumberClaims.AddRange(numbers.Select(n => new BusinessNumberClaim { Number = n, CompanyId = company.Id }));
                    EmailService.MailConfirmation(db, user, tokens, portal.Value, clock);
                    db.AuditAccount(clock, session, user, "account.register", user.Id, record is null ? "company by hand" : "company");
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Only the unique numbers can clash: somebody else registered them this very moment.
            return new BusinessNumberTaken();
        }
    }

    private static Company NewCompany(CompanyRegistration form, BusinessNumber number, string email, PortalUser user) => new()
    {
        BusinessNumber = number,
        Name = user.DisplayName,
        MunicipalityCode = form.MunicipalityCode!,
        Settlement = form.Settlement!.Trim(),
        Address = form.Address!.Trim(),
        Email = email,
        Phone = user.PhoneNumber!,
        OwnerUserId = user.Id,
        CreatedAt = user.CreatedAt,
    };

    // Both forms of every number are claimed where the registry gave them.
    private static IQueryable<Guid> Owners(PortalDbContext db, IReadOnlyCollection<BusinessNumber> numbers) => db.BusinessNumberClaims
        .Where(c => numbers.Contains(c.Number))
        .Join(db.Companies, c => c.CompanyId, c => c.Id, (_, c) => c.OwnerUserId);

    private static HashSet<BusinessNumber> NumbersOf(BusinessNumber number, BusinessRecord? record) =>
        record is null ? [number] : [number, record.Number, .. record.OldNumber is { } old ? (BusinessNumber[])[old] : []];

    private Task<Result<Unit>> IsFreeAsync(HashSet<BusinessNumber> numbers, CancellationToken ct) => dbFactory.InTransactionAsync<Unit>(
        async db =>
        {
            await db.RemoveStaleAsync(await Owners(db, numbers).ToListAsync(ct), clock.UtcNow(), ct);
            return await Owners(db, numbers).AnyAsync(ct) ? new BusinessNumberTaken() : Unit.Done;
        },
        ct);

    private async Task<bool> MayRegisterAsync(string email, CancellationToken ct) =>
        await throttle.TakeAsync("register", Networks.Of(session.Remote), RegistrationsPerHour, ct)
        && await throttle.TakeAsync("mail", AccountQueries.Normal(email), MailsPerHour, ct);
}
