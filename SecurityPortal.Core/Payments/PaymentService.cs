using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>Books payments and takes the applicants' receipts.</summary>
public sealed class PaymentService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    TimeProvider clock,
    ICaseChangeFeed feed,
    DocumentIntake intake,
    IFileStore files,
    SlipBooking booking)
{
    private const int LongestBankReference = 60;

    private const string Refused = "payment.refused";

    /// <summary>
    /// Books a payment and, once nothing is due any more, does what it leads to, in one transaction. Errors: common.not-permitted, common.not-found,
    /// payment.amount-differs, payment.already-booked, payment.changed, payment.case-ended, payment.bank-date, payment.bank-reference.
    /// </summary>
    /// <param name="slipId">The slip.</param>
    /// <param name="seenVersion">Version of the slip as the cashier saw it.</param>
    /// <param name="wanted">What the bank's paper says.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> BookAsync(Guid slipId, Guid seenVersion, Booking wanted, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanBook: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, "slip", slipId, new NotPermitted(), ct);
        }

        Guid? caseId = null;
        var result = await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId, ct) is not { } slip)
                {
                    return new NotFound();
                }

                var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
                caseId = file.Id;
                return await BookAsync(db, actor, slip, file, seenVersion, wanted, ct);
            },
            PaymentErrors.Changed,
            ct);

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
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanBook: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, "slip", slipId, new NotPermitted(), ct);
        }

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
            PaymentErrors.Changed,
            ct);
    }

    /// <summary>
    /// Lets go the few cents that are still due after a payment, up to the setting's bound, so that the slip is paid. Errors: common.not-permitted,
    /// common.not-found, payment.changed, payment.rest-too-much.
    /// </summary>
    public async Task<Result<Unit>> WaiveRestAsync(Guid slipId, Guid seenVersion, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanBook: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, "slip", slipId, new NotPermitted(), ct);
        }

        Guid? caseId = null;
        var waived = await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId, ct) is not { } slip)
                {
                    return new NotFound();
                }

                var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
                caseId = file.Id;
                var most = await db.NumberSettingAsync(SettingKeys.PaymentTolerance, new ActDay(clock.Today()), ct);
                return slip.Version != seenVersion ? PaymentErrors.Changed : await booking.WaiveAsync(db, actor, slip, file, most, ct);
            },
            PaymentErrors.Changed,
            ct);
        if (waived.IsOk)
        {
            feed.Publish(caseId!.Value);
        }

        return waived;
    }

    /// <summary>
    /// Takes an applicant's receipt: a hint for the cashier that decides nothing. A later one takes the place of the earlier. Errors: every
    /// <c>document.*</c> code, common.not-permitted, common.not-found, payment.no-receipt-needed.
    /// </summary>
    public async Task<Result<Unit>> UploadReceiptAsync(Guid slipId, Stream body, string? fileName, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is null || !actor.May(DelegatePermissions.Pay))
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, "slip", slipId, new NotPermitted(), ct);
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            var slip = await FindOwnAsync(db, slipId, actor, ct);
            if (slip is null)
            {
                return await db.RefuseAsync(clock, actor, Refused, "slip", slipId, new NotFound(), ct);
            }

            if (slip.Status is not SlipStatus.Open)
            {
                return PaymentErrors.NoReceiptNeeded;
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

        return await files.OpenKeptAsync(receipt.StorageKey, receipt.ContentType, receipt.ReceiptFileName!, ct);
    }

    private async Task<Result<Unit>> BookAsync(
        PortalDbContext db, Actor actor, PaymentSlip slip, Case file, Guid seenVersion, Booking wanted, CancellationToken ct)
    {
        if (await RefusalAsync(db, slip, file, seenVersion, wanted, ct) is { } refusal)
        {
            return refusal;
        }

        var money = new MoneyCame(wanted.AmountCents, wanted.Date, wanted.Reference.Trim(), null);
        var taken = await booking.TakeAsync(db, actor, slip, file, money, ct);
        if (!taken.IsOk)
        {
            return taken.Error!;
        }

        if (wanted.AmountCents - taken.Value.AmountCents is > 0 and var rest)
        {
            db.ListRefund(clock, actor, new MoneyToReturn(rest, RefundReason.Overpayment, slip.Id, slip.PayerName) { PaymentId = taken.Value.Id });
        }

        return Unit.Done;
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
                replaced = earlier?.StorageKey;
                if (earlier is not null)
                {
                    db.StoredFiles.Remove(earlier);
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

    private async Task<Error?> RefusalAsync(PortalDbContext db, PaymentSlip slip, Case file, Guid seenVersion, Booking wanted, CancellationToken ct)
    {
        var issued = LocalTime.DateOf(slip.IssuedAt);
        var today = clock.Today();
        return slip switch
        {
            { Status: SlipStatus.Paid } => PaymentErrors.AlreadyBooked(
                await db.Users.Where(u => u.Id == slip.BookedBy).Select(u => u.DisplayName).SingleAsync(ct), slip.BookedAt!.Value),
            _ when !SlipBooking.TakesMoney(slip, file) => PaymentErrors.CaseEnded(file.Number),
            _ when slip.Version != seenVersion => PaymentErrors.Changed,
            _ when wanted.AmountCents != slip.DueCents && (!wanted.DifferenceSeen || wanted.AmountCents <= 0)
                => PaymentErrors.AmountDiffers(wanted.AmountCents, slip.DueCents),
            _ when wanted.Date < issued || wanted.Date > today => PaymentErrors.BankDate(issued, today),
            _ when wanted.Reference.Trim() is not { Length: > 0 and <= LongestBankReference } text || text.Any(char.IsControl) => PaymentErrors.BankReference,
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
