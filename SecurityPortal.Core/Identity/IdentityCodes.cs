using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Codes that the ministry hands out in a letter, and whose holder confirms their identity by typing them. A code stands in the letter alone: kept is a keyed
/// hash, until it is used, over, or another letter takes its place.
/// </summary>
public sealed class IdentityCodes(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, Throttle throttle, IdentityRaising raising, TimeProvider clock)
{
    /// <summary>Letters and digits of a code; about 49 bits.</summary>
    public const int Length = 10;

    // Without those that a reader takes for one another.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>
    /// Takes the code that the account's holder has typed. Errors: <see cref="NotPermitted"/>, <see cref="IdentityWayClosed"/>,
    /// <see cref="IdentityCodeWrong"/>, <see cref="IdentityCodeOver"/>, <see cref="IdentityConfirmedAlready"/>, <see cref="IdentityChanged"/>.
    /// </summary>
    public async Task<Result<Unit>> EnterAsync(string? typed, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !IdentityRequests.MayAsk(actor))
        {
            return new NotPermitted();
        }

        if (!actor.IsSelfDeclared)
        {
            return new IdentityConfirmedAlready();
        }

        return await dbFactory.InKeptTransactionAsync(db => TryAsync(db, actor, typed, ct), new IdentityChanged(), ct);
    }

    /// <summary>
    /// Makes a new code for a request that is not decided; the one before is worth nothing any more. Errors: <see cref="NotPermitted"/>,
    /// <see cref="NotFound"/>, <see cref="IdentityWayClosed"/>, <see cref="IdentityDecided"/>, <see cref="IdentityChanged"/>.
    /// </summary>
    internal async Task<Result<IssuedCode>> IssueAsync(Guid requestId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, IdentityDesk.Denied, "identity", requestId, new NotPermitted(), ct);
        }

        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return await dbFactory.InTransactionAsync<IssuedCode>(
            async db =>
            {
                if (await db.IdentityRequests.SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request)
                {
                    return new NotFound();
                }

                if (request.UserId == actor.UserId)
                {
                    return await db.RefuseAsync(clock, actor, IdentityDesk.Denied, "identity", requestId, new NotPermitted(), ct);
                }

                if (!(await db.WaysAsync(clock, ct)).Contains(IdentityWay.Letter))
                {
                    return new IdentityWayClosed();
                }

                if (request.DecidedAt is not null)
                {
                    return await db.DecidedAsync(request, ct);
                }

                var days = await db.NumberSettingAsync(SettingKeys.IdentityCodeDays, new PresentDay(clock.Today()), ct);
                var lastDay = clock.Today().AddDays(days);
                (request.CodeHash, request.CodeIssuedAt, request.CodeEndsAt, request.CodeTries) =
                    (HashOf(request.Id, code), clock.UtcNow(), LocalTime.StartOf(lastDay.AddDays(1)), 0);
                db.Audit(clock, actor, "identity.letter", "account", request.UserId);
                var name = request.CompanyId is { } company
                    ? await db.Companies.Where(c => c.Id == company).Select(c => c.Name).SingleAsync(ct)
                    : await db.Individuals.Where(i => i.Id == request.IndividualId).Select(i => i.FirstName + " " + i.LastName).SingleAsync(ct);
                return new IssuedCode(request.Id, name, request.CompanyId is not null, $"{code[..5]}-{code[5..]}", lastDay, actor.Name, actor.Language);
            },
            new IdentityChanged(), ct);
    }

    private async Task<Error?> TryAsync(PortalDbContext db, Actor actor, string? typed, CancellationToken ct)
    {
        if (!(await db.WaysAsync(clock, ct)).Contains(IdentityWay.Letter))
        {
            return new IdentityWayClosed();
        }

        var now = clock.UtcNow();
        var most = await db.NumberSettingAsync(SettingKeys.IdentityCodeTries, new PresentDay(clock.Today()), ct);

        // Counted before it is looked at, and in one statement, so that many at once gain nothing.
        var open = db.RequestsOf(actor).Where(r => r.DecidedAt == null && r.CodeHash != null);
        var counted = await open.Where(r => r.CodeEndsAt > now && r.CodeTries < most)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), ct);
        if (counted == 0 || await open.AsNoTracking().SingleOrDefaultAsync(ct) is not { } request)
        {
            db.Audit(clock, actor, "identity.code-refused", "account", actor.UserId, "over");
            return new IdentityCodeOver();
        }

        if (!IsRight(request, typed))
        {
            db.Audit(clock, actor, "identity.code-refused", "account", actor.UserId, "wrong");
            return request.CodeTries < most ? new IdentityCodeWrong(most - request.CodeTries) : new IdentityCodeOver();
        }

        return (await raising.RaiseAsync(db, actor, actor.CompanyId, actor.IndividualId, IdentityWay.Letter, ct)).Error;
    }

    private bool IsRight(IdentityRequest request, string? typed)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Take(Length + 1)]).ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(HashOf(request.Id, code)), Encoding.ASCII.GetBytes(request.CodeHash ?? ""));
    }

    private string HashOf(Guid requestId, string code) => throttle.Hash($"identity-code|{requestId:N}|{code}");
}

/// <summary>What the letter says; nothing else ever holds the code.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Name">To whom.</param>
/// <param name="IsCompany">A company.</param>
/// <param name="Code">The code, in two groups.</param>
/// <param name="LastDay">Last local day on which it is good.</param>
/// <param name="By">The officer.</param>
/// <param name="Language">The officer's.</param>
internal sealed record IssuedCode(Guid RequestId, string Name, bool IsCompany, string Code, DateOnly LastDay, string By, string Language)
{
    // A record would print the code.
    public override string ToString() => $"code of {RequestId}";
}
