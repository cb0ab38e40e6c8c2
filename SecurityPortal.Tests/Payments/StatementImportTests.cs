using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

public sealed class StatementImportTests : PaymentsKit
{
    [Fact]
    public async Task Upload_LooksOnly_AndSaysWhatWouldBecomeOfEachRow()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (match, part, over, early, withdrawn) = (await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company),
            await ChargedAsync(company), await ChargedAsync(company));
        await using (var db = Database.CreateDbContext())
        {
            await db.Cases.Where(c => c.Id == withdrawn.CaseId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CaseStatus.Withdrawn));
        }

        var paid = await ChargedAsync(company);
        Assert.True((await Payments(cashier).BookAsync(paid.Id, paid.Version, Full(paid), default)).IsOk);

        var id = await UploadAsync(
            cashier,
            Row(match.Reference, "500,00"), Row(part.Reference, "499,99"), Row(over.Reference, "500,01"), Row(early.Reference, "500,00", "14.06.2026"),
            Row(withdrawn.Reference, "500,00"), Row(paid.Reference, "500,00"), Row("9992600000000116", "500,00"),
            Row(PaymentReference.Create("999", 2026, 999_999), "500,00"),
            Row("pa referencë", "500,00"), Row(match.Reference, "-500,00"), Row(match.Reference, "500,00") + "x", Row(match.Reference, "?"));

        Assert.Equal(
            [
                StatementOutcome.Matched, StatementOutcome.PartPayment, StatementOutcome.Overpayment, StatementOutcome.BankDate, StatementOutcome.CaseEnded,
                StatementOutcome.BookedByHand,
                StatementOutcome.CheckDigits, StatementOutcome.UnknownReference, StatementOutcome.NoReference, StatementOutcome.Debit,
                StatementOutcome.AlreadyBooked, StatementOutcome.Unreadable,
            ],
            await OutcomesAsync(id));
        await using var after = Database.CreateDbContext();
        Assert.Equal(SlipStatus.Open, (await after.PaymentSlips.SingleAsync(s => s.Id == match.Id)).Status);
        Assert.False(await after.BankStatementLines.AnyAsync(l => l.IsHeld));
    }

    [Fact]
    public async Task Confirm_BooksWhatMatchesIssuesAndHoldsTheRest()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (slip, other) = (await ChargedAsync(company), await ChargedAsync(company));
        var id = await UploadAsync(cashier, Row(slip.Reference, "500,00", entry: "T-77"), Row(other.Reference, "5,00"), Row("x", "-1,00"));

        Assert.Equal(2, Ok(await ConfirmAsync(cashier, id)));

        Assert.Equal([StatementOutcome.Booked, StatementOutcome.PartPayment, StatementOutcome.Debit], await OutcomesAsync(id));
        await using var db = Database.CreateDbContext();
        var booked = await db.PaymentSlips.SingleAsync(s => s.Id == slip.Id);
        Assert.Equal((SlipStatus.Paid, "T-77", cashier.UserId), (booked.Status, booked.BankReference, booked.BookedBy!.Value));
        Assert.Equal(CaseStatus.Issued, (await db.Cases.SingleAsync(c => c.Id == slip.CaseId)).Status);
        Assert.Single(await db.Licences.ToListAsync());
        Assert.False(await db.BankStatementLines.AnyAsync(l => l.IsHeld));
        Assert.Equal((SlipStatus.Open, 500L, 49_500L), Of(await SlipAsync(other.Id)));
        Assert.Equal([slip.CaseId, other.CaseId], Feed.Published);
    }

    [Fact]
    public async Task Import_TheSameStatementTwice_BooksAndHoldsNothingTwice()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slip = await ChargedAsync(company);
        string[] rows = [Row(slip.Reference, "500,00"), Row("pa referencë", "3,00"), Row("pa referencë", "3,00")];
        Ok(await ConfirmAsync(cashier, await UploadAsync(cashier, rows)));
        var again = await UploadAsync(cashier, [.. rows, Row(slip.Reference, "500,00", entry: "T-2")]);

        Assert.Equal([StatementOutcome.Repeated, StatementOutcome.Repeated, StatementOutcome.Repeated, StatementOutcome.AlreadyBooked],
            await OutcomesAsync(again));
        Assert.Equal(0, Ok(await ConfirmAsync(cashier, again)));

        await using var db = Database.CreateDbContext();
        Assert.Equal(2, await db.BankStatementLines.CountAsync(l => l.IsHeld));
        Assert.Equal((RefundReason.DoublePayment, 50_000L), Assert.Single((await RefundListAsync()).Select(r => (r.Reason, r.AmountCents))));
        Assert.Single(await db.Licences.ToListAsync());
    }

    [Fact]
    public async Task Confirm_TwoStatementsThatWereLookedAtTogether_BookOnce()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slip = await ChargedAsync(company);
        var first = await UploadAsync(cashier, Row(slip.Reference, "500,00"));
        var second = await UploadAsync(cashier, Row(slip.Reference, "500,00"));
        var third = await UploadAsync(cashier, Row(slip.Reference, "500,00", entry: "T-9"));

        Assert.Equal(1, Ok(await ConfirmAsync(cashier, first)));
        Assert.Equal(0, Ok(await ConfirmAsync(cashier, second)));
        Assert.Equal(0, Ok(await ConfirmAsync(cashier, third)));

        Assert.Equal([StatementOutcome.Repeated], await OutcomesAsync(second));
        Assert.Equal([StatementOutcome.AlreadyBooked], await OutcomesAsync(third));
        Assert.Equal("statement.changed", (await ConfirmAsync(cashier, first)).Error!.Code);
    }

    [Fact]
    public async Task Confirm_FromTwoWindowsAtOnce_BooksOnce()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        List<string> rows = [];
        for (var i = 0; i < 12; i++)
        {
            rows.Add(Row((await ChargedAsync(company)).Reference, "500,00", entry: $"T-{i}"));
        }

        var id = await UploadAsync(cashier, [.. rows]);
        var seen = await VersionAsync(id);

        var results = await Task.WhenAll(Import(cashier).ConfirmAsync(id, seen, null, default), Import(cashier).ConfirmAsync(id, seen, null, default));

        Assert.Equal(12, results.Where(r => r.IsOk).Sum(r => r.Value));
        await using var db = Database.CreateDbContext();
        Assert.Equal(12, await db.Licences.CountAsync());
        Assert.Equal(12, await db.AuditRows.CountAsync(a => a.Action == "payment.book"));
    }

    [Fact]
    public async Task Import_ByAnybodyElse_IsRefused()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var id = await UploadAsync(cashier, Row("x", "1,00"));
        using var body = new MemoryStream("Data;Shuma;Referenca\n15.06.2026;1;x"u8.ToArray());

        Assert.IsType<NotPermitted>((await Import(supervisor).UploadAsync(body, "a.csv", western: false, default)).Error);
        Assert.IsType<NotPermitted>((await ConfirmAsync(supervisor, id)).Error);
        Assert.IsType<NotPermitted>((await Import(null).DiscardAsync(id, default)).Error);
        Assert.IsType<NotPermitted>((await Desk(supervisor).ResolveAsync(id, Guid.Empty, "x", default)).Error);
        Assert.True((await Statements(supervisor).OverviewAsync(default)).IsOk);
        Assert.IsType<NotPermitted>((await Statements(await Data.CompanyAsync()).OverviewAsync(default)).Error);
    }

    [Fact]
    public async Task Resolve_AHeldLine_NeedsANoteAndHappensOnce()
    {
        var cashier = await CashierAsync();
        var id = await UploadAsync(cashier, Row("pa referencë", "3,00"));
        Ok(await ConfirmAsync(cashier, id));
        var line = Assert.Single(Ok(await Statements(cashier).HeldAsync(1, default)).Rows);

        Assert.Equal("statement.note-required", (await Desk(cashier).ResolveAsync(line.Id, line.Version, " ", default)).Error!.Code);
        Assert.True((await Desk(cashier).ResolveAsync(line.Id, line.Version, "U kthye", default)).IsOk);
        Assert.Equal("payment.changed", (await Desk(cashier).ResolveAsync(line.Id, line.Version, "U kthye", default)).Error!.Code);

        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    [Fact]
    public async Task Discard_OnlyLookedAt_LeavesNothing()
    {
        var cashier = await CashierAsync();
        var id = await UploadAsync(cashier, Row("x", "1,00"));

        Assert.True((await Import(cashier).DiscardAsync(id, default)).IsOk);

        await using var db = Database.CreateDbContext();
        Assert.False(await db.BankStatements.AnyAsync() || await db.BankStatementLines.AnyAsync());
    }

    [Fact]
    public async Task Confirm_NotTheVersionSeen_SaysSoAndBooksNothing()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var id = await UploadAsync(cashier, Row(slip.Reference, "500,00"));

        Assert.Equal("statement.changed", (await Import(cashier).ConfirmAsync(id, Guid.NewGuid(), null, default)).Error!.Code);

        Assert.Equal([StatementOutcome.Matched], await OutcomesAsync(id));
    }

    [Fact]
    public async Task Confirmed_Statement_IsInTheTrailAndCannotBeDropped()
    {
        var cashier = await CashierAsync();
        var id = await UploadAsync(cashier, Row("pa referencë", "3,00"));
        Ok(await ConfirmAsync(cashier, id));

        Assert.Equal("statement.changed", (await Import(cashier).DiscardAsync(id, default)).Error!.Code);

        await using var db = Database.CreateDbContext();
        Assert.Single(await db.BankStatementLines.Where(l => l.StatementId == id && l.IsHeld).ToListAsync());
        Assert.Equal(
            ["statement.upload", "statement.confirm"],
            await db.AuditRows.Where(r => r.SubjectId == id.ToString() && r.ActorId == cashier.UserId).OrderBy(r => r.Id).Select(r => r.Action).ToListAsync());
    }

    [Fact]
    public async Task Upload_AnotherCurrencyAndAPaymentTakenBack_MatchNothing()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        string Entry(string currency, string reversal) => $"""
            <Ntry><Amt Ccy="{currency}">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{reversal}<BookgDt><Dt>2026-06-15</Dt></BookgDt><AddtlNtryInf>{slip.Reference}</AddtlNtryInf></Ntry>
            """;
        var text = $"<Document><BkToCstmrStmt><Stmt>{Entry("USD", "")}{Entry("EUR", "<RvslInd>true</RvslInd>")}</Stmt></BkToCstmrStmt></Document>";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var id = Ok(await Import(cashier).UploadAsync(body, "izvod.xml", western: false, default));

        Assert.Equal([StatementOutcome.Currency, StatementOutcome.Reversal], await OutcomesAsync(id));
    }

    // The bank takes one of two equal payments back: one stays to be booked, the other and what undoes it wait for the cashier.
    [Fact]
    public async Task Confirm_PaymentTakenBackInTheSameStatement_HoldsBothLinesAndNoOther()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (taken, kept) = (await ChargedAsync(company), await ChargedAsync(company));
        using var body = Camt(Entry(taken, "CRDT", "A1"), Entry(kept, "CRDT", "A2"), Entry(taken, "DBIT", "A3", "<RvslInd>true</RvslInd>"));
        var id = Ok(await Import(cashier).UploadAsync(body, "izvod.xml", western: false, default));

        Assert.Equal(1, Ok(await ConfirmAsync(cashier, id)));

        Assert.Equal([StatementOutcome.TakenBack, StatementOutcome.Booked, StatementOutcome.Reversal], await OutcomesAsync(id));
        await using var db = Database.CreateDbContext();
        Assert.Equal([1, 3], await db.BankStatementLines.Where(l => l.StatementId == id && l.IsHeld).OrderBy(l => l.Row).Select(l => l.Row).ToListAsync());
        Assert.Equal(SlipStatus.Open, (await db.PaymentSlips.SingleAsync(s => s.Id == taken.Id)).Status);
    }

    [Fact]
    public async Task Confirm_PaymentTakenBackInALaterStatement_IsHeldWithItsSlip()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        using var first = Camt(Entry(slip, "CRDT", "A1"));
        Assert.Equal(1, Ok(await ConfirmAsync(cashier, Ok(await Import(cashier).UploadAsync(first, "e-para.xml", western: false, default)))));
        using var later = Camt(Entry(slip, "DBIT", "A2", "<RvslInd>true</RvslInd>"));
        var id = Ok(await Import(cashier).UploadAsync(later, "e-dyta.xml", western: false, default));

        Assert.Equal(0, Ok(await ConfirmAsync(cashier, id)));

        await using var db = Database.CreateDbContext();
        var line = await db.BankStatementLines.SingleAsync(l => l.StatementId == id);
        Assert.Equal((StatementOutcome.Reversal, true, slip.Id), (line.Outcome, line.IsHeld, line.SlipId));
    }

    [Fact]
    public async Task Upload_OfAHundredMegabytes_StopsAtTheLimit()
    {
        var cashier = await CashierAsync();
        await using var body = new EndlessStream(100L * 1024 * 1024);

        var refused = await Import(cashier).UploadAsync(body, "big.csv", western: false, default);

        Assert.Equal("document.too-large", refused.Error!.Code);
        Assert.True(body.Position < 21 * 1024 * 1024);
    }

    [Fact]
    public async Task Upload_NameOfTheFile_IsShownWithoutItsFolder()
    {
        var cashier = await CashierAsync();
        using var body = new MemoryStream("Data;Shuma;Referenca\n15.06.2026;1;x"u8.ToArray());

        Ok(await Import(cashier).UploadAsync(body, "..\\..\\etc/izvod\u0007.csv", western: false, default));

        Assert.Equal("izvod.csv", Assert.Single(Ok(await Statements(cashier).OverviewAsync(default)).Statements).FileName);
    }

    private async Task<Guid> VersionAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.BankStatements.Where(s => s.Id == id).Select(s => s.Version).SingleAsync();
    }

    private async Task<IReadOnlyList<StatementOutcome>> OutcomesAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.BankStatementLines.Where(l => l.StatementId == id).OrderBy(l => l.Row).Select(l => l.Outcome).ToListAsync();
    }

    private static (SlipStatus, long, long) Of(PaymentSlip slip) => (slip.Status, slip.PaidCents, slip.DueCents);

    private sealed class EndlessStream(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Array.Fill(buffer, (byte)'a', offset, read);
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static MemoryStream Camt(params string[] entries) =>
        new(Encoding.UTF8.GetBytes($"<Document><BkToCstmrStmt><Stmt>{string.Concat(entries)}</Stmt></BkToCstmrStmt></Document>"));
}
