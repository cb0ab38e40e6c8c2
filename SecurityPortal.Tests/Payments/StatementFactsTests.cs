using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>What a statement says of itself: its account, its balances, what the bank has only announced.</summary>
public sealed class StatementFactsTests : PaymentsKit
{
    private const string Own = "<Acct><Id><IBAN>XK051000999900000084</IBAN></Id></Acct>";
    private const string Other = "<Acct><Id><IBAN>XK051212012345678906</IBAN></Id></Acct>";

    [Fact]
    public async Task Confirm_StatementOfAnotherAccount_IsAskedAboutFirst()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var id = await UploadCamtAsync(cashier, Other, Entry(slip, "CRDT", "A1"));
        var seen = Ok(await Statements(cashier).ReadAsync(id, null, 1, default));
        Assert.Equal(("1212012345678906", true), (seen.Statement.Account, seen.Statement.AsksForAccount));

        Assert.Equal("statement.other-account", (await ConfirmAsync(cashier, id)).Error!.Code);
        Assert.Equal(SlipStatus.Open, (await SlipAsync(slip.Id)).Status);
        Assert.IsType<NotPermitted>((await Import(await Data.SupervisorAsync()).AcceptAccountAsync(id, seen.Version, default)).Error);
        Ok(await Import(cashier).AcceptAccountAsync(id, seen.Version, default));
        Assert.Equal(1, Ok(await ConfirmAsync(cashier, id)));

        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "statement.accept-account");
        Assert.Equal((cashier.UserId, "1212012345678906"), (row.ActorId, row.Detail));
    }

    [Theory]
    [InlineData(Own)]
    [InlineData("")]
    public async Task Confirm_StatementOfTheMinistryOrOfNoAccount_IsNotAskedAbout(string account)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        Assert.Equal(1, Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, account, Entry(slip, "CRDT", "A1")))));
    }

    [Theory]
    [InlineData("600.00", 0L)]
    [InlineData("601.00", 100L)]
    public async Task Upload_Balances_AreHeldAgainstTheRows(string closing, long difference)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var id = await UploadCamtAsync(cashier, Own, Balance("OPBD", "107.00"), Balance("CLBD", closing), Entry(slip, "CRDT", "A1"),
            Entry(slip, "DBIT", "A2", amount: "7.00"), Entry(slip, "CRDT", "A3", "<Sts>PDNG</Sts>"));

        var statement = Ok(await Statements(cashier).ReadAsync(id, null, 1, default)).Statement;

        Assert.Equal((10_700L, 50_000L, 700L, difference),
            (statement.OpeningCents!.Value, statement.CreditCents, statement.DebitCents, statement.DifferenceCents!.Value));
    }

    // The column of a table says the same as the balances of a camt file; a row that is missing, or not understood, is told.
    [Theory]
    [InlineData("500,00;607,00", "-7,00;600,00", 0L)]
    [InlineData("500,00;607,00", "-7,00;590,00", -1_000L)]
    [InlineData("500,00;607,00", "shtatë;600,00", -700L)]
    public async Task Upload_ColumnOfBalances_IsHeldAgainstTheRows(string first, string second, long difference)
    {
        var cashier = await CashierAsync();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes($"Data;Shuma;Saldo;Referenca\n15.06.2026;{first};x\n15.06.2026;{second};y"));

        var id = Ok(await Import(cashier).UploadAsync(body, "izvod.csv", western: false, default));

        var statement = Ok(await Statements(cashier).ReadAsync(id, null, 1, default)).Statement;
        Assert.Equal((10_700L, difference), (statement.OpeningCents!.Value, statement.DifferenceCents!.Value));
    }

    // What the bank announced is a row that pays nothing, and the payment itself is no repetition of it.
    [Fact]
    public async Task Confirm_AnnouncedEntry_PaysOnceItIsBooked()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var announced = await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1", "<Sts>PDNG</Sts>"));
        Assert.Equal(0, Ok(await ConfirmAsync(cashier, announced)));
        Assert.Equal(1, Ok(await Statements(cashier).ReadAsync(announced, null, 1, default)).Statement.Of(StatementOutcome.Pending));
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);

        Assert.Equal(1, Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1")))));

        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
    }

    [Fact]
    public async Task Upload_TableThatIsNotUnicode_SaysHowItWasRead_AndShowsIt()
    {
        var cashier = await CashierAsync();
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1250)!.GetBytes("Data;Shuma;Referenca;Paguesi\n15.06.2026;5,00;x;Đuka Šćepanović");
        using var body = new MemoryStream(bytes);

        var id = Ok(await Import(cashier).UploadAsync(body, "izvod.csv", western: false, default));

        var page = Ok(await Statements(cashier).ReadAsync(id, null, 1, default));
        Assert.Equal(("windows-1250", "Đuka Šćepanović"), (page.Statement.GuessedEncoding, Assert.Single(page.Lines.Rows).Payer));
    }

    [Fact]
    public async Task Confirm_RowOfNothing_IsHeldAndBooksNothing()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        await TakeInAsync(cashier, Row(slip.Reference, "0,00"));

        Assert.Equal(StatementOutcome.Unreadable, (await HeldLineAsync(cashier)).Outcome);
    }

    private static string Balance(string code, string amount) =>
        $"""<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>""";
}
