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
/// Opens accounts of natural persons (product.md, Accounts). Nothing is said about anybody before the visitor's own e-mail address is confirmed; then about
/// three persons a day.
/// </summary>
public sealed class PersonRegistrationService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    Throttle throttle,
    EmailProofs proofs,
    LookupAlarm alarm,
    IPasswordHasher<PortalUser> hasher,
    IPersonLookupService persons,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int MailsPerHour = 5;

    /// <summary>
    /// Asks the civil registry for a visitor. A number that has an account is not shown; its holder gets a mail. Errors: <see cref="EmailUnproven"/>,
    /// <see cref="TooManyLookups"/>, <see cref="PersonalNumberTaken"/>.
    /// </summary>
    public async Task<Result<LookupOutcome<PersonSnapshot>>> FindPersonAsync(EmailTicket? ticket, PersonalNumber number, CancellationToken ct)
    {
        if (ticket is null || !await proofs.IsConfirmedAsync(ticket, ct))
        {
            return await proofs.RefuseAsync(new EmailUnproven(), "registry.lookup-refused", ct);
        }

        var network = throttle.Hash($"network|{Networks.Of(session.Remote)}");
        var visitor = new LookupVisitor(throttle.Hash($"visitor-email|{AccountQueries.Normal(ticket.Email)}"), network);
        var answer = await persons.FindForVisitorAsync(number, visitor, ct);
        await alarm.CheckAsync(network, ct);
        return answer.IsOk && await TellHolderAsync(number, ct) ? new PersonalNumberTaken() : answer;
    }

    /// <summary>
    /// Opens the account, which may sign in at once: the address is confirmed already. Errors: <see cref="EmailUnproven"/>, <see cref="EmailInUse"/>,
    /// <see cref="PersonalNumberTaken"/>.
    /// </summary>
    /// <param name="ticket">The confirmed address.</param>
    /// <param name="form">Valid by <see cref="IndividualRegistrationValidator"/>.</param>
    /// <param name="person">The civil registry's own answer about the number typed.</param>
    /// <param name="language">Culture name for the account.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<Result<Unit>> RegisterAsync(
        EmailTicket? ticket, IndividualRegistration form, PersonSnapshot person, string language, CancellationToken ct)
    {
        await new IndividualRegistrationValidator().ValidateAndThrowAsync(form, ct);
        var number = PersonalNumber.Parse(form.PersonalNumber!);
        if (person.PersonalNumber != number || person.Source != PersonSource.Registry)
        {
            throw new ArgumentException("The person does not come from the civil registry's answer about this number.", nameof(person));
        }

        if (ticket is null)
        {
            return new EmailUnproven();
        }

        if (PasswordRules.Check(form.Password!, ticket.Email) is { } weak)
        {
            return weak;
        }

        var user = hasher.NewUser(person.FullName, form.Password!, form.Phone, language, clock);
        user.EmailConfirmed = true;
        return await dbFactory.InTransactionAsync(db => AddAsync(db, ticket, user, NewIndividual(user, number, person, form), ct), ct);
    }

    private static Individual NewIndividual(PortalUser user, PersonalNumber number, PersonSnapshot person, IndividualRegistration form) => new()
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
    };

    private async Task<Result<Unit>> AddAsync(PortalDbContext db, EmailTicket ticket, PortalUser user, Individual person, CancellationToken ct)
    {
        if (await proofs.FindConfirmedAsync(db, ticket, ct) is not { } proof)
        {
            return new EmailUnproven();
        }

        if (proof.UserId is not null)
        {
            // A second press of the button: the first one's account is there.
            return Unit.Done;
        }

        await db.RemoveStaleAsync(await HoldersOf(db, person.PersonalNumber).Select(u => u.Id).ToListAsync(ct), clock.UtcNow(), ct);
        if (await db.FindByEmailNameAsync(ticket.Email, ct) is not null)
        {
            return new EmailInUse();
        }

        if (await HoldersOf(db, person.PersonalNumber).AnyAsync(ct))
        {
            return new PersonalNumberTaken();
        }

        db.AddAccount(user, ticket.Email, ticket.Email);
        db.Individuals.Add(person);
        proof.UserId = user.Id;
        db.AuditAccount(clock, session, user, "account.email-confirmed", user.Id);
        db.AuditAccount(clock, session, user, "account.register", user.Id, "individual");
        return Unit.Done;
    }

    private async Task<bool> TellHolderAsync(PersonalNumber number, CancellationToken ct)
    {
        PortalUser? holder;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            await db.RemoveStaleAsync(await HoldersOf(db, number).Select(u => u.Id).ToListAsync(ct), clock.UtcNow(), ct);
            holder = await HoldersOf(db, number).AsNoTracking().FirstOrDefaultAsync(ct);
        }

        if (holder is null)
        {
            return false;
        }

        var mayMail = await throttle.TakeAsync("mail", AccountQueries.Normal(holder.Email!), MailsPerHour, ct);
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            db.AuditAccount(clock, session, null, "account.register-again", holder.Id);
            if (mayMail)
            {
                db.MailAccount(clock, holder, new EmailTakenMail { Link = portal.Value.Link("/sign-in") });
            }

            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    private static IQueryable<PortalUser> HoldersOf(PortalDbContext db, PersonalNumber number) =>
        db.Users.Where(u => db.Set<Individual>().Any(i => i.UserId == u.Id && i.PersonalNumber == number && i.ReleasedAt == null));
}
