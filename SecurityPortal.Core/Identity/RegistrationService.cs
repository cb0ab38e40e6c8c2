using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Opens accounts (product.md, Accounts). A business number that is taken is said, since the number is public; a taken address or personal number gets the
/// same answer as a free one, and its holder a mail.
/// </summary>
public sealed class RegistrationService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    Throttle throttle,
    ILinkTokens tokens,
    IPasswordHasher<PortalUser> hasher,
    IPersonLookupService persons,
    IBusinessLookupService businesses,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int RegistrationsPerHour = 20;
    private const int MailsPerHour = 5;

    // A browser that drops its cookie would otherwise ask for ever.
    private const int LookupsPerAddressAndHour = 60;

    /// <summary>Asks the business registry for a visitor. Errors: <see cref="TooManyLookups"/>.</summary>
    public async Task<Result<LookupOutcome<BusinessRecord>>> FindBusinessAsync(BusinessNumber number, CancellationToken ct) =>
        await MayLookUpAsync(ct) ? await businesses.FindForVisitorAsync(number, VisitorKey, ct) : new TooManyLookups();

    /// <summary>Asks the civil registry for a visitor. Errors: <see cref="TooManyLookups"/>.</summary>
    public async Task<Result<LookupOutcome<PersonSnapshot>>> FindPersonAsync(PersonalNumber number, CancellationToken ct) =>
        await MayLookUpAsync(ct) ? await persons.FindForVisitorAsync(number, VisitorKey, ct) : new TooManyLookups();

    /// <summary>
    /// Opens a company's account and mails the link that confirms its address. Errors: <see cref="BusinessNumberTaken"/>, <see cref="TooManyRequests"/>.
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

        EmailAddress.TryNormalize(form.Email, out var email);
        if (!await MayRegisterAsync(email!, ct))
        {
            return new TooManyRequests();
        }

        var user = NewUser(record?.Name ?? form.Name!.Trim(), form.Password!, form.Phone, language);
        var numbers = new HashSet<BusinessNumber> { number };
        if (record is not null)
        {
            numbers.Add(record.Number);
            numbers.UnionWith(record.OldNumber is { } old ? [old] : []);
        }

        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    var owners = db.BusinessNumberClaims.Where(c => numbers.Contains(c.Number))
                        .Join(db.Companies, c => c.CompanyId, c => c.Id, (_, c) => c.OwnerUserId);
                    await db.RemoveStaleAsync(await owners.ToListAsync(ct), clock.UtcNow(), ct);
                    if (await owners.AnyAsync(ct))
                    {
                        return new BusinessNumberTaken();
                    }

                    var company = NewCompany(form, number, email!, user);
                    db.AddAccount(user, number.ToString(), email!);
                    db.Companies.Add(company);
                    db.BusinessNumberClaims.AddRange(numbers.Select(n => new BusinessNumberClaim { Number = n, CompanyId = company.Id }));
                    MailConfirmation(db, user);
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

    /// <summary>
    /// Opens a natural person's account and mails the link; where the address or the person has an account already, that account gets the mail instead and the
    /// answer is the same. Errors: <see cref="TooManyRequests"/>.
    /// </summary>
    /// <param name="form">Valid by <see cref="IndividualRegistrationValidator"/>.</param>
    /// <param name="person">The civil registry's own answer about the number typed.</param>
    /// <param name="language">Culture name for the account.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<Result<Unit>> RegisterIndividualAsync(IndividualRegistration form, PersonSnapshot person, string language, CancellationToken ct)
    {
        await new IndividualRegistrationValidator().ValidateAndThrowAsync(form, ct);
        var number = PersonalNumber.Parse(form.PersonalNumber!);
        if (person.PersonalNumber != number || person.Source != PersonSource.Registry)
        {
            throw new ArgumentException("The person does not come from the civil registry's answer about this number.", nameof(person));
        }

        EmailAddress.TryNormalize(form.Email, out var email);
        if (!await MayRegisterAsync(email!, ct))
        {
            return new TooManyRequests();
        }

        // Made in any case, so that a taken address takes as long as a free one.
        var user = NewUser(person.FullName, form.Password!, form.Phone, language);
        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await HolderAsync(db, email!, number, ct) is { } holder)
                    {
                        Tell(db, holder);
                        return Unit.Done;
                    }

                    db.AddAccount(user, email!, email!);
                    db.Individuals.Add(new Individual
                    {
                        UserId = user.Id,
                        PersonalNumber = number,
                        FirstName = person.FirstName,
                        LastName = person.LastName,
                        BirthDate = person.BirthDate,
                        MunicipalityCode = person.MunicipalityCode ?? "",
                        Settlement = form.Settlement!.Trim(),
                        Address = form.Address!.Trim(),
                        Phone = user.PhoneNumber!,
                        CreatedAt = user.CreatedAt,
                    });
                    MailConfirmation(db, user);
                    db.AuditAccount(clock, session, user, "account.register", user.Id, "individual");
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Taken this very moment by a second click or another person: the first one's mail is under way.
            return Unit.Done;
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

    private string VisitorKey => throttle.Hash($"visitor|{session.Remote}|{session.BrowserKey}");

    private Task<bool> MayLookUpAsync(CancellationToken ct) => throttle.TakeAsync("visitor-lookup", session.Remote ?? "", LookupsPerAddressAndHour, ct);

    private async Task<bool> MayRegisterAsync(string email, CancellationToken ct) =>
        await throttle.TakeAsync("register", session.Remote ?? "", RegistrationsPerHour, ct)
        && await throttle.TakeAsync("mail", AccountQueries.Normal(email), MailsPerHour, ct);

    private PortalUser NewUser(string name, string password, string? phone, string language)
    {
        PhoneText.TryNormalize(phone, out var e164);
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            Language = Languages.All.Contains(language) ? language : Languages.Albanian,
            PhoneNumber = e164,
            CreatedAt = clock.UtcNow(),
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }

    private async Task<PortalUser?> HolderAsync(PortalDbContext db, string email, PersonalNumber number, CancellationToken ct)
    {
        var name = AccountQueries.Normal(email);
        var holders = db.Users.Where(u =>
            u.NormalizedUserName == name || db.Set<Individual>().Any(i => i.UserId == u.Id && i.PersonalNumber == number && i.ReleasedAt == null));
        await db.RemoveStaleAsync(await holders.Select(u => u.Id).ToListAsync(ct), clock.UtcNow(), ct);
        return await holders.OrderByDescending(u => u.NormalizedUserName == name).FirstOrDefaultAsync(ct);
    }

    private void Tell(PortalDbContext db, PortalUser holder)
    {
        db.AuditAccount(clock, session, null, "account.register-again", holder.Id);
        if (holder.EmailConfirmed)
        {
            db.MailAccount(clock, holder, new EmailTakenMail { Link = portal.Value.Link("/sign-in") });
        }
        else
        {
            MailConfirmation(db, holder);
        }
    }

    private void MailConfirmation(PortalDbContext db, PortalUser user) => db.MailAccount(
        clock, user,
        new ConfirmEmailMail { Name = user.DisplayName, Link = portal.Value.Link($"/confirm-email?token={tokens.Create(user, LinkPurposes.ConfirmEmail)}") });
}
