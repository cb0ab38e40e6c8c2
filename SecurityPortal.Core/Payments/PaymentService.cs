using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Payments;

/// <summary>Books payments and takes the applicants' receipts.</summary>
public sealed class PaymentService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    TimeProvider clock,
    ICaseChangeFeed feed,
    DocumentIntake intake,
    IFileStore files,
    IOptions<PortalOptions> portal)
{
    private const int LongestBankReference = 60;

    /// <summary>
    /// Books a payment and does what it leads to, in one transaction. Errors: common.not-permitted, common.not-found, payment.amount-differs,
    /// payment.already-booked, payment.changed, payment.case-ended, payment.bank-date, payment.bank-reference.
    /// </summary>
    /// <param name="slipId">The slip.</param>
    /// <param name="seenVersion">Version of the slip as the cashier saw it.</param>
    /// <param name="booking">What the bank's paper says.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> BookAsync(Guid slipId, Guid seenVersion, Booking booking, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        Guid? caseId = null;
        Result<Unit> result;
        try
        {
            result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId, ct) is not { } slip)
                    {
                        return new NotFound();
                    }

                    var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
                    caseId = file.Id;
                    return await BookAsync(db, actor, slip, file, seenVersion, booking, ct);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another cashier, or the applicant's withdrawal, was faster by a moment.
            return PaymentErrors.Changed;
        }

        if (result.IsOk)
        {
            feed.Publish(caseId!.Value);
        }

        return result;
    }

    /// <summary>
    /// Says that a payment held, because its case ended, was given back or settled otherwise. Errors: common.not-permitted, common.not-found, payment.changed.
    /// </summary>
    public async Task<Result<Unit>> SettleAsync(Guid slipId, Guid seenVersion, CancellationToken ct)
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
                    if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId && s.IsHeld, ct) is not { } slip)
                    {
                        return new NotFound();
                    }

                    if (slip.Version != seenVersion)
                    {
                        return PaymentErrors.Changed;
                    }

                    (slip.IsHeld, slip.SettledAt, slip.Version) = (false, clock.UtcNow(), Guid.NewGuid());
                    db.Audit(clock, actor, "payment.settle", "slip", slip.Id, slip.Number);
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PaymentErrors.Changed;
        }
    }

    /// <summary>
    /// Takes an applicant's receipt: a hint for the cashier that decides nothing. A later one takes the place of the earlier. Errors: every
    /// <c>document.*</c> code, common.not-permitted, common.not-found, payment.no-receipt-needed.
    /// </summary>
    public async Task<Result<Unit>> UploadReceiptAsync(Guid slipId, Stream body, string? fileName, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay))
        {
            return new NotPermitted();
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            var slip = await FindOwnAsync(db, slipId, actor, ct);
            if (slip?.Status is not SlipStatus.Open)
            {
                return slip is null ? new NotFound() : PaymentErrors.NoReceiptNeeded;
            }
        }

        // A receipt is no document of the request: a request whose files are full can still be paid.
        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        return accepted.IsOk ? await KeepReceiptAsync(slipId, accepted.Value, actor, ct) : accepted.Error!;
    }

    /// <summary>The receipt of a slip: to the applicant with the permission to pay, and to those who see payments, which is audited. Error:
    /// common.not-found.</summary>
    public async Task<Result<OpenedFile>> OpenReceiptAsync(Guid slipId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotFound();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = actor.May(DelegatePermissions.Pay) && await FindOwnAsync(db, slipId, actor, ct) is not null;
        if (!own)
        {
            db.Audit(clock, actor, actor.CanReadPayments ? "payment.receipt-open" : "payment.receipt-refused", "slip", slipId);
            await db.SaveChangesAsync(ct);
        }

        var receipt = await db.PaymentSlips.Where(s => s.Id == slipId)
            .Join(db.StoredFiles, s => s.ReceiptFileId, f => f.Id, (s, f) => new { f.StorageKey, f.ContentType, s.ReceiptFileName })
            .SingleOrDefaultAsync(ct);
        if (receipt is null || (!own && !actor.CanReadPayments))
        {
            return new NotFound();
        }

        var content = await files.OpenReadAsync(receipt.StorageKey, ct)
            ?? throw new InvalidOperationException($"The receipt of slip {slipId} is missing in the store.");
        return new OpenedFile(content, receipt.ContentType, receipt.ReceiptFileName!);
    }

    /// <summary>
    /// Books the next matching lines of a confirmed statement, all in one transaction and each as <see cref="BookAsync(Guid, Guid, Booking,
    /// CancellationToken)"/> does;
    /// a line that can no longer be booked is held with the reason. Answers how many lines are done, and how many of them were booked.
    /// </summary>
    internal async Task<Result<(int Done, int Booked)>> BookStatementAsync(Guid statementId, Actor actor, int most, CancellationToken ct)
    {
        List<Guid> booked = [];
        var result = await dbFactory.InTransactionAsync<(int Done, int Booked)>(
            async db =>
            {
                booked.Clear();
                var lines = await db.BankStatementLines.Where(l => l.StatementId == statementId && l.Outcome == StatementOutcome.Matched).OrderBy(l => l.Row)
                    .Take(most).ToListAsync(ct);
                var slipIds = lines.ConvertAll(l => l.SlipId!.Value);
                var slips = await db.PaymentSlips.Where(s => slipIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
                var caseIds = slips.Values.Select(s => s.CaseId).ToList();
                var cases = await db.Cases.Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
                foreach (var line in lines)
                {
                    var slip = slips[line.SlipId!.Value];
                    var file = cases[slip.CaseId];
                    var booking = new Booking(line.BookedOn!.Value, line.EntryReference ?? $"{line.StatementId:N}/{line.Row}", line.AmountCents!.Value);
                    var done = await BookAsync(db, actor, slip, file, slip.Version, booking, ct);
                    (line.Outcome, line.IsHeld, line.Version) = (OutcomeOf(done.Error, slip, line), !done.IsOk, Guid.NewGuid());
                    if (done.IsOk)
                    {
                        booked.Add(file.Id);
                    }
                }

                return (lines.Count, booked.Count);
            },
            ct);
        booked.ForEach(feed.Publish);
        return result;
    }

    private static StatementOutcome OutcomeOf(Error? refusal, PaymentSlip slip, BankStatementLine line) => refusal switch
    {
        null => StatementOutcome.Booked,
        _ when refusal.Code == PaymentErrors.AmountDiffers(0, 0).Code => line.AmountCents < slip.AmountCents ? StatementOutcome.PartPayment
            : StatementOutcome.Overpayment,
        _ when slip.Status == SlipStatus.Paid => StatementOutcome.AlreadyBooked,
        _ when refusal.Code == PaymentErrors.CaseEnded("").Code => StatementOutcome.CaseEnded,
        _ when refusal.Code == PaymentErrors.BankReference.Code => StatementOutcome.Unreadable,
        _ => StatementOutcome.BankDate,
    };

    private async Task<Result<Unit>> BookAsync(
        PortalDbContext db, Actor actor, PaymentSlip slip, Case file, Guid seenVersion, Booking booking, CancellationToken ct)
    {
        if (await RefusalAsync(db, slip, file, seenVersion, booking, ct) is { } refusal)
        {
            return refusal;
        }

        (slip.Status, slip.Version) = (SlipStatus.Paid, Guid.NewGuid());
        (slip.BookedAt, slip.BookedBy) = (clock.UtcNow(), actor.UserId);
        (slip.BankDate, slip.BankReference) = (booking.Date, booking.Reference.Trim());
        db.Audit(clock, actor, "payment.book", "slip", slip.Id, $"{slip.Number}, {Money.Format(slip.AmountCents)}");
        return await ProcessCatalogue.Get(file.ProcessKey).PaidAsync(
            new CaseContext(db, clock, file, clock.UtcNow()) { Actor = actor, CaseLink = portal.Value.Link($"/cases/{file.Id}") }, ct);
    }

    private async Task<Result<Unit>> KeepReceiptAsync(Guid slipId, AcceptedFile accepted, Actor actor, CancellationToken ct)
    {
        string? replaced = null;
        Guid caseId = default;
        var result = await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var slip = await FindOwnAsync(db, slipId, actor, ct);
                if (slip?.Status is not SlipStatus.Open)
                {
                    return slip is null ? new NotFound() : PaymentErrors.NoReceiptNeeded;
                }

                var earlier = await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == slip.ReceiptFileId, ct);
                var file = new StoredFile
                {
                    StorageKey = accepted.Key, ContentType = accepted.Kind.MediaType(), Size = accepted.Length, Sha256 = accepted.Sha256,
                    CreatedBy = actor.UserId, CreatedAt = clock.UtcNow(),
                };
                db.StoredFiles.Add(file);
                (slip.ReceiptFileId, slip.ReceiptFileName, slip.ReceiptAt) = (file.Id, accepted.Name, clock.UtcNow());
                slip.Version = Guid.NewGuid();
                db.Audit(clock, actor, "payment.receipt", "slip", slip.Id, slip.Number);
                if (earlier is not null)
                {
                    db.StoredFiles.Remove(earlier);
                    replaced = earlier.StorageKey;
                }

                caseId = slip.CaseId;
                return Unit.Done;
            },
            ct);
        if (!result.IsOk)
        {
            await files.DeleteAsync(accepted.Key, CancellationToken.None);
            return result;
        }

        if (replaced is not null)
        {
            await files.DeleteAsync(replaced, CancellationToken.None);
        }

        feed.Publish(caseId);
        return result;
    }

    private async Task<Error?> RefusalAsync(PortalDbContext db, PaymentSlip slip, Case file, Guid seenVersion, Booking booking, CancellationToken ct)
    {
        var issued = LocalTime.DateOf(slip.IssuedAt);
        var today = clock.Today();
        return slip switch
        {
            { Status: SlipStatus.Paid } => PaymentErrors.AlreadyBooked(
                await db.Users.Where(u => u.Id == slip.BookedBy).Select(u => u.DisplayName).SingleAsync(ct), slip.BookedAt!.Value),
            { Status: SlipStatus.Cancelled } => PaymentErrors.CaseEnded(file.Number),
            _ when !ProcessCatalogue.Get(file.ProcessKey).TakesPaymentIn(file.Status) => PaymentErrors.CaseEnded(file.Number),
            _ when slip.Version != seenVersion => PaymentErrors.Changed,
            _ when booking.AmountCents != slip.AmountCents => PaymentErrors.AmountDiffers(booking.AmountCents, slip.AmountCents),
            _ when booking.Date < issued || booking.Date > today => PaymentErrors.BankDate(issued, today),
            _ when booking.Reference.Trim() is not { Length: > 0 and <= LongestBankReference } text || text.Any(char.IsControl) => PaymentErrors.BankReference,
            _ => null,
        };
    }

    private static async Task<PaymentSlip?> FindOwnAsync(PortalDbContext db, Guid slipId, Actor actor, CancellationToken ct)
    {
        var found = await db.PaymentSlips.Where(s => s.Id == slipId)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { Slip = s, c.CompanyId, c.IndividualId })
            .SingleOrDefaultAsync(ct);
        return found is not null && actor.ActsFor(found.CompanyId, found.IndividualId) ? found.Slip : null;
    }
}
