using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Payments;

/// <summary>Takes bank statements in: what they would book is looked at first, then confirmed; every line is kept with what became of it.</summary>
public sealed class StatementImport(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, PaymentService payments, DocumentLimits limits, TimeProvider clock)
{
    private const int Batch = 100;
    private const int LongestResolution = 1000;
    private const int LongestName = 200;

    /// <summary>
    /// Reads a statement and matches its lines; nothing is booked yet. Answers the statement's key. Errors: common.not-permitted, document.too-large,
    /// every code of <see cref="StatementErrors"/>.
    /// </summary>
    public async Task<Result<Guid>> UploadAsync(Stream body, string? fileName, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        if (await ReadAsync(body, ct) is not { } bytes)
        {
            return DocumentErrors.TooLarge(limits.FileBytes);
        }

        var file = StatementReader.Read(bytes);
        if (!file.IsOk)
        {
            return file.Error!;
        }

        var statement = new BankStatement
        {
            FileName = NameOf(fileName), Format = file.Value.Format, Lines = file.Value.Entries.Count, UploadedAt = clock.UtcNow(), UploadedBy = actor.UserId,
        };
        List<BankStatementLine> lines;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
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
    /// Confirms a statement: books every line that matches, each as <see cref="PaymentService"/> books by hand, and holds the rest. What was interrupted goes
    /// on where it stopped, and nothing is booked twice. Answers how many were booked. Errors: common.not-permitted, common.not-found, statement.changed.
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

        Result<Unit> claimed;
        try
        {
            claimed = await dbFactory.InTransactionAsync(db => ClaimAsync(db, statementId, seenVersion, actor, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatementErrors.Changed;
        }

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
                batch = await payments.BookStatementAsync(statementId, actor, size, ct);
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

    /// <summary>Drops a statement that was only looked at. Errors: common.not-permitted, common.not-found, statement.changed.</summary>
    public async Task<Result<Unit>> DiscardAsync(Guid statementId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        try
        {
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
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatementErrors.Changed;
        }
    }

    /// <summary>Settles a held line with a note. Errors: common.not-permitted, common.not-found, statement.note-required, text.too-long,
    /// statement.changed.</summary>
    public async Task<Result<Unit>> ResolveAsync(Guid lineId, string? note, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        if (string.IsNullOrWhiteSpace(note))
        {
            return StatementErrors.NoteRequired;
        }

        if (note.Trim().Length > LongestResolution)
        {
            return new Error("text.too-long") { Arguments = [LongestResolution] };
        }

        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == lineId && l.IsHeld, ct) is not { } line)
                    {
                        return new NotFound();
                    }

                    if (line.ResolvedAt is not null)
                    {
                        return StatementErrors.Changed;
                    }

                    (line.Resolution, line.ResolvedAt, line.ResolvedBy, line.Version) = (note.Trim(), clock.UtcNow(), actor.UserId, Guid.NewGuid());
                    db.Audit(clock, actor, "statement.resolve", "statement-line", lineId, $"{line.Outcome}");
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatementErrors.Changed;
        }
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
            return await db.BankStatementLines.AnyAsync(l => l.StatementId == statementId && l.Outcome == StatementOutcome.Matched,
                ct) ? Unit.Done : StatementErrors.Changed;
        }

        if (statement.Version != seenVersion)
        {
            return StatementErrors.Changed;
        }

        // What another statement took in since this one was looked at is not taken in again.
        var confirmed = db.BankStatementLines.Where(o => o.StatementId != statementId && o.Outcome != StatementOutcome.Repeated
            && db.Set<BankStatement>().Any(s => s.Id == o.StatementId && s.ConfirmedAt != null)).Select(o => o.EntryKey);
        var open = new[] { StatementOutcome.Repeated, StatementOutcome.Debit };
        await db.BankStatementLines.Where(l => l.StatementId == statementId && l.Outcome != StatementOutcome.Repeated && confirmed.Contains(l.EntryKey))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Outcome, StatementOutcome.Repeated), ct);
        await db.BankStatementLines.Where(l => l.StatementId == statementId && l.Outcome != StatementOutcome.Matched && !open.Contains(l.Outcome))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.IsHeld, true), ct);
        (statement.ConfirmedAt, statement.ConfirmedBy, statement.Version) = (clock.UtcNow(), actor.UserId, Guid.NewGuid());
        db.Audit(clock, actor, "statement.confirm", "statement", statementId, statement.FileName);
        return Unit.Done;
    }

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
