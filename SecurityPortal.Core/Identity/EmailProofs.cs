using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// The first step of a natural person's registration: the e-mail address is theirs, by a code mailed to it. Who has an account by this address gets a mail
/// that says so instead of a code, and the page the same answer.
/// </summary>
public sealed class EmailProofs(
    IDbContextFactory<PortalDbContext> dbFactory, CurrentSession session, Throttle throttle, IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <summary>Digits of a code.</summary>
    public const int CodeLength = 6;

    private const int MostTries = 5;
    private const int CodesPerAddress = 5;
    private const int CodesPerNetwork = 20;

    // Long enough for a form of ten fields, and for a telephone call in the middle of it.
    private static readonly TimeSpan ConfirmedLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    /// <summary>Mails a code. Errors: <see cref="TooManyRequests"/>.</summary>
    /// <param name="typed">A valid address.</param>
    /// <param name="language">Culture name for the mail.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<Result<EmailTicket>> AskAsync(string typed, string language, CancellationToken ct)
    {
        if (!EmailAddress.TryNormalize(typed, out var email))
        {
            throw new ArgumentException("Not an address.", nameof(typed));
        }

        if (!await throttle.TakeAsync("email-code", Networks.Of(session.Remote), CodesPerNetwork, ct)
            || !await throttle.TakeAsync("email-code-mail", AccountQueries.Normal(email), CodesPerAddress, ct))
        {
            return await RefuseAsync(new TooManyRequests(), "account.email-code-many", ct);
        }

        var code = RandomNumberGenerator.GetInt32((int)Math.Pow(10, CodeLength)).ToString($"D{CodeLength}", CultureInfo.InvariantCulture);
        return await dbFactory.InTransactionAsync<EmailTicket>(
            async db =>
            {
                var id = Guid.CreateVersion7();
                db.EmailProofs.Add(new EmailProof { Id = id, AddressHash = AddressHash(email), CodeHash = CodeHash(id, code), CreatedAt = clock.UtcNow() });
                var holder = await db.FindByEmailNameAsync(email, ct);
                if (holder is not null)
                {
                    await db.RemoveStaleAsync([holder.Id], clock.UtcNow(), ct);
                    holder = await db.FindByEmailNameAsync(email, ct);
                }

                db.AuditAccount(clock, session, null, "account.email-code-asked", holder?.Id);
                if (holder is not null)
                {
                    db.MailAccount(clock, holder, new EmailTakenMail { Link = portal.Value.Link("/sign-in") });
                }
                else
                {
                    var spoken = Languages.All.Contains(language) ? language : Languages.Albanian;
                    db.QueueMail(clock, $"email-code/{id:N}", new MailReceiver("", email, spoken), new EmailCodeMail { Code = code });
                }

                return new EmailTicket(id, email);
            },
            ct);
    }

    /// <summary>
    /// Takes the code that was typed. Errors: <see cref="EmailCodeWrong"/>, and <see cref="EmailCodeOver"/> once it is too old, has been used, or was guessed
    /// at too often.
    /// </summary>
    public Task<Result<Unit>> ConfirmAsync(EmailTicket ticket, string? code, CancellationToken ct) =>
        dbFactory.InKeptTransactionAsync(db => TryAsync(db, ticket, code, ct), new EmailCodeOver(), ct);

    /// <summary>Whether the address is confirmed and no account was opened by it yet.</summary>
    public async Task<bool> IsConfirmedAsync(EmailTicket? ticket, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return ticket is not null && await FindAsync(db, ticket, ct) is { UserId: null } proof && IsConfirmed(proof);
    }

    /// <summary>Forgets codes that can do nothing any more, and the mails that carried them.</summary>
    public async Task CleanAsync(CancellationToken ct)
    {
        var before = clock.UtcNow() - KeptFor;
        var mail = MailKind.Of<EmailCodeMail>().Name;
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await db.EmailProofs.Where(p => p.CreatedAt < before).ExecuteDeleteAsync(ct);
        await db.Outbox.Where(m => m.Template == mail && m.CreatedAt < before).ExecuteDeleteAsync(ct);
    }

    /// <summary>The row of a confirmed address, also where an account was opened by it; null when it is not confirmed, or too long ago.</summary>
    internal async Task<EmailProof?> FindConfirmedAsync(PortalDbContext db, EmailTicket ticket, CancellationToken ct) =>
        await FindAsync(db, ticket, ct) is { } proof && IsConfirmed(proof) ? proof : null;

    /// <summary>Leaves a row about what was refused.</summary>
    internal async Task<Error> RefuseAsync(Error error, string action, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.AuditAccount(clock, session, null, action, null);
        await db.SaveChangesAsync(ct);
        return error;
    }

    private async Task<Error?> TryAsync(PortalDbContext db, EmailTicket ticket, string? code, CancellationToken ct)
    {
        // Counted before it is looked at, and in one statement, so that many at once gain nothing.
        var after = clock.UtcNow() - CodeLife;
        var counted = await db.EmailProofs
            .Where(p => p.Id == ticket.Id && p.ConfirmedAt == null && p.Tries < MostTries && p.CreatedAt > after)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Tries, x => x.Tries + 1), ct);
        var proof = await FindAsync(db, ticket, ct);
        if (counted == 0 || proof is null)
        {
            // A second press with the code that was right is no mistake.
            return proof is { UserId: null } && IsConfirmed(proof) && IsRight(proof, code) ? null : new EmailCodeOver();
        }

        if (!IsRight(proof, code))
        {
            db.AuditAccount(clock, session, null, "account.email-code-refused", null);
            return proof.Tries < MostTries ? new EmailCodeWrong(MostTries - proof.Tries) : new EmailCodeOver();
        }

        proof.ConfirmedAt = clock.UtcNow();
        return null;
    }

    private async Task<EmailProof?> FindAsync(PortalDbContext db, EmailTicket ticket, CancellationToken ct)
    {
        var address = AddressHash(ticket.Email);
        return await db.EmailProofs.SingleOrDefaultAsync(p => p.Id == ticket.Id && p.AddressHash == address, ct);
    }

    private bool IsConfirmed(EmailProof proof) => proof.ConfirmedAt is { } at && clock.UtcNow() < at + ConfirmedLife;

    private bool IsRight(EmailProof proof, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit).Take(CodeLength + 1)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash(proof.Id, digits)), Encoding.ASCII.GetBytes(proof.CodeHash));
    }

    private string AddressHash(string email) => throttle.Hash($"email|{AccountQueries.Normal(email)}");

    private string CodeHash(Guid id, string code) => throttle.Hash($"email-code|{id:N}|{code}");
}
