using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>Takes bank statements in: what they would book is looked at first, then confirmed; every line is kept with what became of it.</summary>
public sealed class StatementImport(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LineBooking booking, ICaseChangeFeed feed, DocumentLimits limits, TimeProvider clock)
{
    private const int Batch = 100;
    private const int LongestName = 200;
    private const int LongestAccount = 40;

    private static readonly StatementOutcome[] BookedOutcomes = [StatementOutcome.Booked, StatementOutcome.PartPayment, StatementOutcome.Overpayment];

    /// <summary>
    /// Reads a statement and matches its lines; nothing is booked yet. Answers the statement's key. Errors: common.not-permitted, document.too-large,
    /// every code of <see cref="StatementErrors"/>.
    /// </summary>
    /// <param name="body">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="western">A file that is not Unicode and does not say what it is is read as Windows-1252, not as Windows-1250.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> UploadAsync(Stream body, string? fileName, bool western, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        if (await ReadAsync(body, ct) is not { } bytes)
        {
            return DocumentErrors.TooLarge(limits.FileBytes);
        }

        var file = StatementReader.Read(bytes, western);
        if (!file.IsOk)
        {
            return file.Error!;
        }

        BankStatement statement;
        List<BankStatementLine> lines;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            statement = await StatementAsync(db, file.Value, NameOf(fileName), actor, ct);
            lines = await StatementMatching.MatchAsync(db, statement.Id, file.Value.Entries, clock.Today(), ct);
        }

        return await dbFactory.InTransactionAsync<Guid>(
            db =>
            {
                db.BankStatements.Add(statement);
                db.BankStatementLines.AddRange(lines);
                db.Audit(clock, actor, "statement.upload", "statement", statement.Id, $"{statement.Format}, {statement.Lines}");
                return Task.FromResult<Result<Guid>>(statement.Id);
            },
            ct);
    }

    /// <summary>
    /// Confirms a statement: books what matches, in part or whole, lists what is too much for refund, ends the counting of what the bank takes back, and holds
    /// the rest. What was interrupted goes on where it stopped, and nothing is booked twice. Answers how many were booked. Errors: common.not-permitted,
    /// common.not-found, statement.changed, statement.other-account.
    /// </summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="seenVersion">Its version as the cashier saw it.</param>
    /// <param name="progress">Told how many lines are done.</param>
    /// <param name="ct">Ends the work; what is booked stays booked.</param>
    public async Task<Result<int>> ConfirmAsync(Guid statementId, Guid seenVersion, Action<int>? progress, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        var claimed = await dbFactory.InTransactionAsync(db => ClaimAsync(db, statementId, seenVersion, actor, ct), StatementErrors.Changed, ct);

        if (!claimed.IsOk)
        {
            return claimed.Error!;
        }

        var booked = 0;
        var size = Batch;
        while (true)
        {
            Result<(int Done, int Booked)> batch;
            try
            {
                batch = await WorkAsync(statementId, actor, size, ct);
            }
            catch (DbUpdateException) when (size > 1)
            {
                // Somebody changed one of the slips at this moment: one by one, so that only that line is looked at again.
                size = 1;
                continue;
            }

            if (!batch.IsOk)
            {
                return batch.Error!;
            }

            if (batch.Value.Done == 0)
            {
                return booked;
            }

            size = Batch;
            booked += batch.Value.Booked;
            progress?.Invoke(booked);
        }
    }

    /// <summary>
    /// Says that a statement of another account than the ministry's is to be taken in all the same, for instance of an account that it had before. Errors:
    /// common.not-permitted, common.not-found, statement.changed.
    /// </summary>
    public async Task<Result<Unit>> AcceptAccountAsync(Guid statementId, Guid seenVersion, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.BankStatements.SingleOrDefaultAsync(s => s.Id == statementId, ct) is not { } statement)
                {
                    return new NotFound();
                }

                if (statement.Version != seenVersion || statement.ConfirmedAt is not null)
                {
                    return StatementErrors.Changed;
                }

                (statement.AccountAcceptedBy, statement.Version) = (actor.UserId, Guid.NewGuid());
                db.Audit(clock, actor, "statement.accept-account", "statement", statementId, statement.Account);
                return Unit.Done;
            },
            StatementErrors.Changed,
            ct);
    }

    /// <summary>Drops a statement that was only looked at. Errors: common.not-permitted, common.not-found, statement.changed.</summary>
    public async Task<Result<Unit>> DiscardAsync(Guid statementId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.BankStatements.SingleOrDefaultAsync(s => s.Id == statementId, ct) is not { } statement)
                {
                    return new NotFound();
                }

                if (statement.ConfirmedAt is not null)
                {
                    return StatementErrors.Changed;
                }

                await db.BankStatementLines.Where(l => l.StatementId == statementId).ExecuteDeleteAsync(ct);
                db.BankStatements.Remove(statement);
                db.Audit(clock, actor, "statement.discard", "statement", statementId, statement.FileName);
                return Unit.Done;
            },
            StatementErrors.Changed,
            ct);
    }

    private async Task<Result<Unit>> ClaimAsync(PortalDbContext db, Guid statementId, Guid seenVersion, Actor actor, CancellationToken ct)
    {
        if (await db.BankStatements.SingleOrDefaultAsync(s => s.Id == statementId, ct) is not { } statement)
        {
            return new NotFound();
        }

        if (statement.ConfirmedAt is not null)
        {
            // Interrupted before: go on, unless everything is done.
            return await Waiting(db, statementId).AnyAsync(ct) ? Unit.Done : StatementErrors.Changed;
        }

        if (statement.Version != seenVersion)
        {
            return StatementErrors.Changed;
        }

        if (statement is { IsOwnAccount: false, AccountAcceptedBy: null, Account: { } account })
        {
            return StatementErrors.OtherAccount(account);
        }

        // What another statement took in since this one was looked at is not taken in again.
        var confirmed = db.BankStatementLines.Where(o => o.StatementId != statementId && o.Outcome != StatementOutcome.Repeated
            && o.Outcome != StatementOutcome.Pending && db.Set<BankStatement>().Any(s => s.Id == o.StatementId && s.ConfirmedAt != null))
            .Select(o => o.EntryKey);
        var untouched = LineBooking.Worked.Concat(LineBooking.Idle).ToList();
        await db.BankStatementLines.Where(l => l.StatementId == statementId && l.Outcome != StatementOutcome.Repeated && confirmed.Contains(l.EntryKey))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Outcome, StatementOutcome.Repeated), ct);
        var now = clock.UtcNow();
        await db.BankStatementLines.Where(l => l.StatementId == statementId && !untouched.Contains(l.Outcome))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.IsHeld, true).SetProperty(x => x.TakenAt, now), ct);
        (statement.ConfirmedAt, statement.ConfirmedBy, statement.Version) = (now, actor.UserId, Guid.NewGuid());
        db.Audit(clock, actor, "statement.confirm", "statement", statementId, statement.FileName);
        return Unit.Done;
    }

    /// <summary>The lines of a confirmed statement that wait for their turn.</summary>
    internal static IQueryable<BankStatementLine> Waiting(PortalDbContext db, Guid statementId) =>
        db.BankStatementLines.Where(l => l.StatementId == statementId && l.TakenAt == null && !l.IsHeld && l.ResolvedAt == null
            && LineBooking.Worked.Contains(l.Outcome));

    // What a reversal undoes may stand in any row.
    internal static IQueryable<BankStatementLine> Next(PortalDbContext db, Guid statementId) =>
        Waiting(db, statementId).OrderBy(l => l.Outcome == StatementOutcome.Reversal).ThenBy(l => l.Row);

    // Answers how many lines are done, and how many of them were booked.
    private async Task<Result<(int Done, int Booked)>> WorkAsync(Guid statementId, Actor actor, int most, CancellationToken ct)
    {
        HashSet<Guid> moved = [];
        var result = await dbFactory.InTransactionAsync<(int Done, int Booked)>(
            async db =>
            {
                moved.Clear();
                var lines = await Next(db, statementId).Take(most).ToListAsync(ct);
                var early = await LineReversal.Early(db).ToListAsync(ct);

                // Read at once; what works on a line finds them in the context.
                var slipIds = lines.ConvertAll(l => l.SlipId);
                var caseIds = (await db.PaymentSlips.Where(s => slipIds.Contains(s.Id)).ToListAsync(ct)).ConvertAll(s => s.CaseId);
                await db.Cases.Where(c => caseIds.Contains(c.Id)).LoadAsync(ct);
                foreach (var line in lines)
                {
                    moved.UnionWith(await booking.WorkAsync(db, actor, line, early, ct));
                }

                return (lines.Count, lines.Count(l => BookedOutcomes.Contains(l.Outcome) && !l.IsHeld));
            },
            ct);
        if (result.IsOk)
        {
            moved.ToList().ForEach(feed.Publish);
        }

        return result;
    }

    private async Task<BankStatement> StatementAsync(PortalDbContext db, StatementFile file, string name, Actor actor, CancellationToken ct)
    {
        // The account of today, and those that slips still name from before.
        var accounts = file.Accounts.Select(Comparable).Distinct().ToList();
        HashSet<string> own = [Comparable(await db.SettingAsync(SettingKeys.BeneficiaryAccount, new ActDay(clock.Today()), ct))];
        own.UnionWith(await db.PaymentSlips.Where(s => accounts.Contains(s.Account)).Select(s => s.Account).Distinct().ToListAsync(ct));
        return new BankStatement
        {
            FileName = name, Format = file.Format, Lines = file.Entries.Count, UploadedAt = clock.UtcNow(), UploadedBy = actor.UserId,
            Account = accounts.Find(a => !own.Contains(a)) ?? accounts.FirstOrDefault(), IsOwnAccount = accounts.TrueForAll(own.Contains),
            OpeningCents = file.OpeningCents, ClosingCents = file.ClosingCents, CreditCents = file.CreditCents, DebitCents = file.DebitCents,
            GuessedEncoding = file.GuessedEncoding, Preamble = file.Preamble,
        };
    }

    private static string Comparable(string account) => BankAccount.TryParse(account, out var known) ? known.Digits
        : TypedText.WithoutBlanks(account) is { Length: <= LongestAccount } text ? text.ToUpperInvariant() : account[..LongestAccount];

    private async Task<byte[]?> ReadAsync(Stream body, CancellationToken ct)
    {
        using var file = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            if (file.Length + read > limits.FileBytes)
            {
                return null;
            }

            file.Write(buffer, 0, read);
        }

        return file.ToArray();
    }

    // Shown, never used as a path.
    private static string NameOf(string? fileName)
    {
        var name = string.Concat((fileName ?? "").Split('/', '\\')[^1].Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "–" : name.Length <= LongestName ? name : name[..LongestName];
    }
}
