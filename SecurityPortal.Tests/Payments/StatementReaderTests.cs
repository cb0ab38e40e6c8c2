using System.Text;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

/// <summary>What banks send, and what others might.</summary>
public sealed class StatementReaderTests
{
    private const string Good = "9992600000000115";

    [Theory]
    [InlineData("Data;Shuma;Referenca;Paguesi;Nr. i transaksionit\n15.06.2026;1.234,56;9992 6000 0000 0115;Siguria Plus;T-1")]
    [InlineData("Datum,Iznos,Poziv na broj,Uplatilac,Broj transakcije\r\n2026-06-15,1234.56,9992600000000115,Siguria Plus,T-1\r\n")]
    [InlineData("Date\tAmount\tReference\tPayer\tTransaction\n15/06/2026\t\"1,234.56\"\t9992600000000115\tSiguria Plus\tT-1")]
    [InlineData("\uFEFFData;Debi;Kredi;Pershkrimi;Paguesi;Nr. i transaksionit\n15.06.2026;;1234,56;\"pagesa; \"\"UNIREF\"\" 9992600000000115\";Siguria Plus;T-1\n\n")]
    public void Csv_OfEachKind_IsRead(string text)
    {
        var entry = Assert.Single(Read(text).Entries);

        Assert.Equal((new DateOnly(2026, 6, 15), 123456L, true), (entry.BookedOn, entry.AmountCents, entry.IsCredit));
        Assert.Equal(("Siguria Plus", "T-1"), (entry.Payer, entry.EntryReference));
        Assert.Equal(Good, StatementMatching.ReferenceIn(entry.Text).Digits);
    }

    [Theory]
    [InlineData("-10,00")]
    [InlineData("10,00-")]
    [InlineData("−10,00 EUR")]
    public void Csv_NegativeAmount_IsADebit(string amount) =>
        Assert.Equal((1000L, false), Of(Assert.Single(Read($"Data;Shuma;Referenca\n15.06.2026;{amount};x").Entries)));

    [Theory]
    [InlineData("Datum;Iznos duguje;Iznos potražuje;Poziv na broj\n15.06.2026;10,00;;x\n15.06.2026;;20,00;y")]
    [InlineData("Data;Shuma debi;Shuma kredi;Referenca\n15.06.2026;10,00;;x\n15.06.2026;;20,00;y")]
    [InlineData("Data;Shuma;D/K;Referenca\n15.06.2026;10,00;D;x\n15.06.2026;20,00;K;y")]
    [InlineData("Date;Amount;Debit/Credit;Reference\n15.06.2026;10.00;DBIT;x\n15.06.2026;20.00;CRDT;y")]
    public void Csv_DebitsAndCredits_AreNeverTakenForEachOther(string text) => Assert.Equal([(1000L, false), (2000L, true)], Read(text).Entries.Select(Of));

    [Theory]
    [InlineData("Data;Shuma;Shuma në valutë;Referenca\n15.06.2026;10,00;11,00;x")]
    [InlineData("Data;Kredi;Kredi EUR;Referenca\n15.06.2026;10,00;11,00;x")]
    public void Csv_TwoColumnsOfAmounts_AreRefusedForNobodyKnowsWhich(string text) =>
        Assert.Equal("statement.columns", StatementReader.Read(Encoding.UTF8.GetBytes(text)).Error!.Code);

    // As banks write them: the oldest row first or last, the balance before and after on rows of their own, or in none.
    [Theory]
    [InlineData("Data;Shuma;Saldo;Referenca\n15.06.2026;500,00;607,00;x\n15.06.2026;-7,00;600,00;y", 10_700L, 60_000L)]
    [InlineData("Datum;Duguje;Potražuje;Stanje;Poziv na broj\n16.06.2026;7,00;;600,00;y\n15.06.2026;;500,00;607,00;x", 10_700L, 60_000L)]
    [InlineData("Date;Amount;Balance;Reference\n;;107.00;\n15.06.2026;500.00;607.00;x\n15.06.2026;-7.00;600.00;y\n;;600.00;", 10_700L, 60_000L)]
    [InlineData("Data;Shuma;Gjendja;Referenca\n15.06.2026;20,00;-5,00;x", -2_500L, -500L)]
    [InlineData("Data;Shuma;Gjendja;Referenca\n15.06.2026;20,00;;x\n15.06.2026;20,00;45,00;x", null, null)]
    [InlineData("Data;Shuma;Referenca\n15.06.2026;20,00;x", null, null)]
    public void Csv_ColumnOfBalances_SaysWhatWasThereBeforeAndAfter(string text, long? opening, long? closing) =>
        Assert.Equal((opening, closing), (Read(text).OpeningCents, Read(text).ClosingCents));

    [Fact]
    public void Csv_OddRows_AreKeptAndNeverThrow()
    {
        var entries = Read("Data;Shuma;Referenca;Paguesi\nnesër;shumë;;=HYPERLINK(\"x\")\n15.06.2026\n15.06.2026;10,0;\"unfinished").Entries;

        Assert.Equal([null, null, 1000L], entries.Select(e => e.AmountCents));
        Assert.Equal("=HYPERLINK(\"x\")", entries[0].Payer);
    }

    [Theory]
    [InlineData("lines-above-heading.csv")]
    [InlineData("valuta-is-a-date.csv")]
    public void Csv_AsBanksSendIt_IsRead(string sample)
    {
        var file = StatementReader.Read(File.ReadAllBytes(Repository.Path("SecurityPortal.Tests", "Payments", "Samples", sample)));

        var entry = Assert.Single(file.Value.Entries);
        Assert.Equal((new DateOnly(2026, 11, 27), 2500L, true, "EUR"), (entry.BookedOn, entry.AmountCents, entry.IsCredit, entry.Currency));
        Assert.Equal(("9992600000006226", true), StatementMatching.ReferenceIn(entry.Text));
    }

    [Theory]
    [InlineData("a;b;c\n1;2;3", "statement.columns")]
    [InlineData("Data;Shuma;Referenca\n", "statement.empty")]
    [InlineData("  \n ", "statement.empty")]
    [InlineData("<a><b></a>", "statement.xml")]
    [InlineData("<Document><Other/></Document>", "statement.xml")]
    public void Read_NoStatement_SaysWhy(string text, string code) => Assert.Equal(code, StatementReader.Read(Encoding.UTF8.GetBytes(text)).Error!.Code);

    [Fact]
    public void Read_WrongEncoding_SaysSo()
    {
        Assert.Equal("statement.encoding", StatementReader.Read([.. "<Document><BkToCstmrStmt><Ntry><AddtlNtryInf>P"u8, 0xEB, 0x72]).Error!.Code);
        Assert.Equal("statement.encoding", StatementReader.Read([.. "Data;Shuma;Referenca\n15.06.2026;1;P"u8, 0xEB, 0x01, .. "sh"u8]).Error!.Code);
        Assert.Equal("statement.encoding", StatementReader.Read([0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]).Error!.Code);
        Assert.Single(StatementReader.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Data;Shuma;Referenca\n15.06.2026;1;x")]).Value.Entries);
    }

    [Fact]
    public void Xml_BillionLaughsAndExternalEntities_AreRefusedUnread()
    {
        const string laughs = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">&c;</Amt></Ntry></BkToCstmrStmt></Document>
            """;
        const string external = """<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document><BkToCstmrStmt><Ntry><AddtlNtryInf>&x;</AddtlNtryInf></Ntry></BkToCstmrStmt></Document>""";

        Assert.All([laughs, external], text => Assert.Equal("statement.xml", StatementReader.Read(Encoding.UTF8.GetBytes(text)).Error!.Code));
    }

    [Fact]
    public void Xml_Camt053_GivesALineForEachPayment()
    {
        var file = StatementReader.Read(Encoding.UTF8.GetBytes(Camt)).Value;

        Assert.Equal("camt.053", file.Format);
        Assert.Equal(
            [(50000L, true, "BQK-1"), (1000L, true, "B-1"), (2000L, true, "B-2"), (700L, false, "BQK-3")],
            file.Entries.Select(e => (e.AmountCents!.Value, e.IsCredit, e.EntryReference!)));
        Assert.Equal(("Siguria Plus", new DateOnly(2026, 6, 15)), (file.Entries[0].Payer, file.Entries[0].BookedOn));
        Assert.Equal(Good, StatementMatching.ReferenceIn(file.Entries[0].Text).Digits);
        Assert.Equal("USD", file.Entries[2].Currency);
    }

    [Fact]
    public void Xml_PendingEntries_AreRowsAndNoMoney()
    {
        const string entry = """<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>{0}</Sts><BookgDt><Dt>2026-06-15</Dt></BookgDt></Ntry>""";
        var statuses = new[] { "BOOK", "PDNG", "<Cd>BOOK</Cd>", "<Cd>INFO</Cd>" };
        var entries = string.Concat(statuses.Select(s => entry.Replace("{0}", s, StringComparison.Ordinal)));
        var text = $"<Document><BkToCstmrStmt><Stmt>{entries}</Stmt></BkToCstmrStmt></Document>";

        var file = Read(text);

        Assert.Equal([false, true, false, true], file.Entries.Select(e => e.IsPending));
        Assert.Equal((1000L, 0L), (file.CreditCents, file.DebitCents));
    }

    [Fact]
    public void Xml_AccountAndBalances_AreReadAndTheSumsAreThoseOfTheEntries()
    {
        const string text = """
            <Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>XK051000999900000084</IBAN></Id></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">893.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
            <Ntry><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-15</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="EUR">7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-06-15</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="EUR">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts></Ntry></Stmt></BkToCstmrStmt></Document>
            """;

        var file = Read(text);

        Assert.Equal(["XK051000999900000084"], file.Accounts);
        Assert.Equal((-10_000L, 89_300L, 100_000L, 700L), (file.OpeningCents!.Value, file.ClosingCents!.Value, file.CreditCents, file.DebitCents));
    }

    // A batch of which a part is missing in the details: its money is a row all the same.
    [Fact]
    public void Xml_BatchWhosePartsAreLessThanTheWhole_HasARowForTheRest()
    {
        const string parts = """<NtryDtls><TxDtls><Amt Ccy="EUR">10.00</Amt></TxDtls><TxDtls><Amt Ccy="EUR">15.00</Amt></TxDtls></NtryDtls>""";
        var text = $"""<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{parts}</Ntry></BkToCstmrStmt></Document>""";

        Assert.Equal([1000L, 1500L, 500L], Read(text).Entries.Select(e => e.AmountCents!.Value));
    }

    [Fact]
    public void Xml_EntryWithoutADirection_IsNotUnderstood()
    {
        var text = """<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">30.00</Amt></Ntry></BkToCstmrStmt></Document>""";

        Assert.Null(Assert.Single(Read(text).Entries).AmountCents);
    }

    [Theory]
    [InlineData(false, "windows-1250", "Pagesë për Đuka Šćepanović")]
    [InlineData(true, "windows-1252", "Pagesë për Crème Brûlée")]
    public void Csv_NotUnicode_IsReadAsBanksWriteItAndSaysSo(bool western, string name, string said)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name)!;

        var file = StatementReader.Read(encoding.GetBytes($"Data;Shuma;Referenca\n15.06.2026;1;{said}"), western).Value;

        Assert.Equal((name, said), (file.GuessedEncoding, Assert.Single(file.Entries).Text));
        Assert.Null(StatementReader.Read(Encoding.UTF8.GetBytes($"Data;Shuma;Referenca\n15.06.2026;1;{said}")).Value.GuessedEncoding);
    }

    [Theory]
    [InlineData("15.06.2026;10,00;\"pa mbyllur\n16.06.2026;20,00;y\n17.06.2026;30,00;z")]
    [InlineData("15.06.2026;10,00;\"pa mbyllur\n16.06.2026;20,00;y\n17.06.2026;30,00;gypi 12\"")]
    public void Csv_QuoteThatNeverCloses_SwallowsNoRow(string rows) =>
        Assert.Equal([1000L, 2000L, 3000L], Read($"Data;Shuma;Referenca\n{rows}").Entries.Select(e => e.AmountCents!.Value));

    [Fact]
    public void Csv_QuoteThatNeverCloses_SwallowsNoShortLineEither() =>
        Assert.Equal(
            ["\"pa mbyllur", "Fundi i ekstraktit"],
            Read("Data;Shuma;Referenca\n15.06.2026;10,00;\"pa mbyllur\nFundi i ekstraktit").Entries.Select(e => e.Text));

    [Fact]
    public void Csv_QuotedCellWithALineBreak_IsOneRow() =>
        Assert.Equal("pagesa\nlicenca", Assert.Single(Read("Data;Shuma;Referenca\n15.06.2026;10,00;\"pagesa\nlicenca\"").Entries).Text);

    [Fact]
    public void Csv_RowNotUnderstood_IsNamedAsItStands_AndSoIsWhatStandsAboveTheHeading()
    {
        var file = Read("Banka Demo\nLlogaria;1212012345678906\nData;Shuma;Referenca;Paguesi\nTotali;1.234,56;;\n15.06.2026;njëmijë;x;Siguria");

        Assert.Equal(["Totali | 1.234,56", "15.06.2026 | njëmijë | x | Siguria"], file.Entries.Select(e => e.Text));
        Assert.Equal("Banka Demo\nLlogaria | 1212012345678906", file.Preamble);
        Assert.Equal(["1212012345678906"], file.Accounts);
    }

    [Theory]
    [InlineData("5.00", 500L)]
    [InlineData("5.5", 550L)]
    [InlineData("5", 500L)]
    [InlineData("5.005", null)]
    [InlineData("5.0049", null)]
    [InlineData("-5.00", null)]
    [InlineData("5,00", null)]
    public void Xml_Amount_IsReadToTheCentOrNotAtAll(string amount, long? cents)
    {
        var text = $"""<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></BkToCstmrStmt></Document>""";

        Assert.Equal(cents, Assert.Single(Read(text).Entries).AmountCents);
    }

    [Theory]
    [InlineData("CRDT", "<RvslInd>true</RvslInd>", true, true)]
    [InlineData("DBIT", "<RvslInd>1</RvslInd>", false, true)]
    [InlineData("CRDT", "<RvslInd>false</RvslInd>", true, false)]
    [InlineData("DBIT", "", false, false)]
    public void Xml_Direction_IsThatOfTheEntryWhetherItUndoesAnotherOrNot(string direction, string mark, bool isCredit, bool isReversal)
    {
        var text = $"""<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>{direction}</CdtDbtInd>{mark}</Ntry></BkToCstmrStmt></Document>""";

        var entry = Assert.Single(Read(text).Entries);

        Assert.Equal((isCredit, isReversal), (entry.IsCredit, entry.IsReversal));
    }

    [Theory]
    [InlineData("<Ustrd>Pagese per licence sigurimi ref 999</Ustrd><Ustrd>2600000007196</Ustrd>", "9992600000007196")]
    [InlineData("<Ustrd>UNIREF 9992600000007002 27.11.2026</Ustrd>", "9992600000007002")]
    [InlineData("<Ustrd>27.11.2026 9992600000007002</Ustrd>", "9992600000007002")]
    [InlineData("<Ustrd>9992 6000 0000 6905 25.00 EUR</Ustrd>", "9992600000006905")]
    [InlineData("<Ustrd>9992-6000-0000-6808</Ustrd>", "9992600000006808")]
    [InlineData("<Ustrd>/ROC/9992600000006711/INV/</Ustrd>", "9992600000006711")]
    [InlineData("<Strd><RfrdDocInf><Nb>9992600000006614</Nb></RfrdDocInf></Strd>", "9992600000006614")]
    [InlineData("<Strd><CdtrRefInf><Ref>9992600000006614</Ref></CdtrRefInf></Strd>", "9992600000006614")]
    public void Xml_Reference_IsFoundAsBanksWriteIt(string remittance, string reference)
    {
        var details = $"<NtryDtls><TxDtls><RmtInf>{remittance}</RmtInf></TxDtls></NtryDtls>";
        var text = $"""<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">25.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{details}</Ntry></BkToCstmrStmt></Document>""";

        Assert.Equal((reference, true), StatementMatching.ReferenceIn(Assert.Single(Read(text).Entries).Text));
    }

    [Theory]
    [InlineData("99926000000070029", null)]
    [InlineData("9992600000007003", "9992600000007003")]
    [InlineData("9992600000 7002", null)]
    public void Reference_OfOtherLengthOrWrongDigits_FitsNothing(string text, string? digits) =>
        Assert.Equal((digits, false), StatementMatching.ReferenceIn(text));

    [Theory]
    [InlineData("ISO-8859-1", 28591, "Pagesë për licencën")]
    [InlineData("windows-1250", 1250, "Uplata za licencu, Đuka Šćepan")]
    [InlineData("no-such-encoding", 65001, "Pagesë")]
    public void Xml_Encoding_IsTheOneDeclared(string name, int codePage, string said)
    {
        var text = $"""<?xml version="1.0" encoding="{name}"?><Document><BkToCstmrStmt><Ntry><AddtlNtryInf>{said}</AddtlNtryInf></Ntry></BkToCstmrStmt></Document>""";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);

        Assert.Equal(said, Assert.Single(StatementReader.Read(encoding.GetBytes(text)).Value.Entries).Text);
    }

    [Fact]
    public void Xml_InstructedInAnotherCurrency_CountsTheTransaction()
    {
        const string payment = """<TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">22.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls></TxDtls>""";
        const string text = $"""<Document><BkToCstmrStmt><Ntry><Amt Ccy="EUR">40.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><NtryDtls>{payment}{payment}</NtryDtls></Ntry></BkToCstmrStmt></Document>""";

        Assert.Equal([(2000L, "EUR"), (2000L, "EUR")], Read(text).Entries.Select(e => (e.AmountCents!.Value, e.Currency)));
    }

    [Theory]
    [InlineData("UNIREF 9992 6000 0000 0115 faleminderit", Good, true)]
    [InlineData("lënda 1234567890123456 dhe 9992600000000115", Good, true)]
    [InlineData("9992600000000116", "9992600000000116", false)]
    [InlineData("99926000000001151", null, false)]
    [InlineData("faktura 123", null, false)]
    public void Reference_InAText_IsTheOneWhoseCheckDigitsFit(string text, string? digits, bool fits) =>
        Assert.Equal((digits, fits), StatementMatching.ReferenceIn(text));

    private const string Camt = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id>
        <Ntry><Amt Ccy="EUR">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-15</Dt></BookgDt><AcctSvcrRef>BQK-1</AcctSvcrRef>
          <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Siguria Plus</Nm></Pty></Dbtr></RltdPties>
          <RmtInf><Strd><CdtrRefInf><Ref>9992600000000115</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><DtTm>2026-06-15T10:00:00</DtTm></BookgDt><AcctSvcrRef>BQK-2</AcctSvcrRef>
          <NtryDtls><TxDtls><Refs><AcctSvcrRef>B-1</AcctSvcrRef></Refs><Amt Ccy="EUR">10.00</Amt></TxDtls>
          <TxDtls><Refs><AcctSvcrRef>B-2</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="USD">20.00</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="EUR">7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-06-15</Dt></BookgDt><AcctSvcrRef>BQK-3</AcctSvcrRef></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """;

    private static (long, bool) Of(StatementEntry entry) => (entry.AmountCents!.Value, entry.IsCredit);

    private static StatementFile Read(string text) => StatementReader.Read(Encoding.UTF8.GetBytes(text)).Value;
}
