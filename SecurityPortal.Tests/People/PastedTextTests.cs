using System.Reflection;
using System.Text.Json;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Tests.People;

/// <summary>Texts copied out of pages, telephones and spreadsheets mean what a person sees in them, whatever reads them.</summary>
public sealed class PastedTextTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    // Zero width, joiners, soft hyphen, byte order mark, marks of direction, a variation selector, a tag.
    private static readonly string[] Invisible =
    [
        "\u200B", "\u200C", "\u200D", "\u2060", "\u00AD", "\uFEFF", "\u200E", "\u200F", "\u061C",
        "\u202A", "\u202C", "\u202D", "\u202E", "\u2066", "\u2069", "\u180E", "\uFE0F", "\U000E0020",
    ];

    private static readonly string[] Blanks = ["\u00A0", "\u2007", "\u2009", "\u202F", "\u3000"];

    private static readonly string[] Hyphens = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uFE63", "\uFF0D", "\u2043"];

    /// <summary>Everything that reads a number, a date or a name to sign in with: what it is given, and what it makes of it.</summary>
    private static readonly Dictionary<string, (string Typed, Func<string, string?> Read)> Readers = new()
    {
        ["PersonalNumber"] = ("1900000010", text => PersonalNumber.TryParse(text, out var number) ? number.Reveal() : null),
        ["BusinessNumber"] = ("819001037", text => BusinessNumber.TryParse(text, out var number) ? number.ToString() : null),
        ["BankAccount"] = ("1212-0123-4567-8906", text => BankAccount.TryParse(text, out var account) ? account.Digits : null),
        ["PassportNumber"] = ("K01234567", text => PassportNumber.TryParse(text, out var number) ? number.Reveal() : null),
        ["PhoneText"] = ("044-123-456", text => PhoneText.TryNormalize(text, out var phone) ? phone : null),
        ["EmailAddress"] = ("ana-maria@shembull.com", text => EmailAddress.TryNormalize(text, out var address) ? address : null),
        ["TypedAmount"] = ("1.234,56", text => TypedAmount.TryParse(text, out var cents) ? $"{cents}" : null),
        ["TypedDate"] = ("31-12-2026", text => $"{TypedDate.Parse(text):yyyy-MM-dd}"),
        ["TypedWhole"] = ("120", text => $"{TypedWhole.Parse(text)}"),
        ["SheetDate"] = ("2026-12-31", text => $"{SheetDate.Parse(new SheetRow(1, []), text):yyyy-MM-dd}"),
        ["LicenceNumbers"] = ("QK-BAZ-2026-0001", text => string.Join('|', LicenceNumbers.Readings(text))),
        ["CaseSearch"] = ("SSHPS-LP-2026-000123", text => string.Join('|', CaseSearch.Numbers(text, Today))),
        ["PaymentReference"] = ("9992600000000197", PaymentReference.Digits),
        ["ExamResultImport"] = ("85", text => ExamResultImport.TryPoints(text, out var points) ? $"{points}" : null),
        ["SheetText"] = ("044-123", text => TypedText.Hyphened(SheetText.Unguarded(text))),
    };

    public static TheoryData<string> ReaderNames => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void Read_WithInvisibleCharactersAnywhere_IsTheSame(string name)
    {
        var (typed, read) = Readers[name];
        var expected = read(typed);
        Assert.False(string.IsNullOrEmpty(expected));

        foreach (var mark in Invisible)
        {
            Assert.Equal(expected, read(mark + typed + mark));
            Assert.Equal(expected, read(typed.Insert(typed.Length / 2, mark)));
        }

        foreach (var blank in Blanks)
        {
            Assert.Equal(expected, read(blank + typed + blank));
        }

        foreach (var hyphen in Hyphens)
        {
            Assert.Equal(expected, read(typed.Replace("-", hyphen, StringComparison.Ordinal)));
        }
    }

    // A new reader comes to the list above; those left out read what the portal itself has written.
    [Fact]
    public void Readers_OfTypedText_AreAllWalked()
    {
        HashSet<string> ownWriting = ["Capacity", "HttpBusinessRegistry"];
        var found = typeof(PortalDbContext).Assembly.GetTypes()
            .Where(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(m => m.Name is "TryParse" or "TryNormalize" or "TryPoints" && m.GetParameters() is [{ ParameterType.Name: "String" }, { IsOut: true }]))
            .Select(t => t.Name).Where(n => !ownWriting.Contains(n) && !n.StartsWith('<')).ToList();

        Assert.NotEmpty(found);
        Assert.Empty(found.Except(Readers.Keys));
    }

    [Theory]
    [InlineData("\u202A+383 44 123 456\u202C")]
    [InlineData("\u2066044 123 456\u2069")]
    [InlineData("044 123 456\u200B")]
    [InlineData("044\u2011123\u2011456")]
    [InlineData("044\u2013123\u2013456")]
    [InlineData("383 44 123 456")]
    [InlineData("38344123456")]
    [InlineData("383-44-123-456")]
    public void Phone_CopiedOrWithoutPlus_IsTheNumber(string text)
    {
        Assert.True(PhoneText.TryNormalize(text, out var phone));
        Assert.Equal("+38344123456", phone);
    }

    [Theory]
    [InlineData("355 69 123 4567", "+355691234567")]
    [InlineData("381 11 3229922", "+381113229922")]
    [InlineData("44 123 456", "+38344123456")]
    public void Phone_OfANeighbourWithoutPlus_IsTheirs(string text, string e164)
    {
        Assert.True(PhoneText.TryNormalize(text, out var phone));
        Assert.Equal(e164, phone);
    }

    [Theory]
    [InlineData("1212012345678906\u200B")]
    [InlineData("\uFEFF1212012345678906")]
    [InlineData("1212\u20130123\u20134567\u20138906")]
    public void BankAccount_Copied_IsTheAccount(string text)
    {
        Assert.True(BankAccount.TryParse(text, out var account));
        Assert.Equal(("1212012345678906", true), (account.Digits, account.HasValidCheckDigits));
    }

    [Fact]
    public void Stored_CopiedNumber_IsKeptWithoutWhatNobodySees() =>
        Assert.Equal("\"1900000010\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<PersonalNumber>("\"\\u202D1900000010\\u202C\"")));

    [Theory]
    [InlineData("Nr. QK-BAZ-2026-0001")]
    [InlineData("nr QK BAZ 2026 0001")]
    [InlineData("Licenca Nr. QK-BAZ-2026-0001.")]
    [InlineData("br. qk-baz-2026-0001")]
    [InlineData("№ QK-BAZ-2026-0001")]
    [InlineData("QK.BAZ.2026.0001")]
    [InlineData("QK – БАЗ – 2026 – 0001")]
    [InlineData("QK-BAZ20260001")]
    public void LicenceNumber_WithWordsAndSigns_HasOneReading(string text) => Assert.Equal(["QK-BAZ-2026-0001"], LicenceNumbers.Readings(text));

    [Theory]
    [InlineData("QKBAZ20260001", "QK-BAZ-2026-0001")]
    [InlineData("Nr.trnmenbaz20260001.", "TRN-MEN-BAZ-2026-0001")]
    [InlineData("QKBAZ-2026-0001", "QK-BAZ-2026-0001")]
    public void LicenceNumber_LettersTogether_ReadsEveryPlaceOfItsHyphens(string text, string number)
    {
        var readings = LicenceNumbers.Readings(text);

        Assert.Contains(number, readings);
        Assert.Equal(readings.Count, readings.Distinct().Count());
        Assert.InRange(readings.Count, 2, 300);
    }

    [Theory]
    [InlineData("Siguria SH.P.K.")]
    [InlineData("819001037")]
    [InlineData("Nr. 819001037")]
    [InlineData("AB123456")]
    [InlineData("")]
    [InlineData(null)]
    public void LicenceNumber_SomethingElse_HasNone(string? text) => Assert.Empty(LicenceNumbers.Readings(text));

    [Theory]
    [InlineData("QK BAZ 2026 0001", true)]
    [InlineData("Nr. QK-BAZ-2026-0001", true)]
    [InlineData("P20123456", false)]
    [InlineData("QKBAZ20260001", false)]
    [InlineData("1900000010", false)]
    public void LicenceNumber_ThatMayBeAPassports_StandsInNoAddress(string text, bool isPublic) => Assert.Equal(isPublic, LicenceNumbers.IsPublic(text));

    [Theory]
    [InlineData("Мбуроја", "Mburoja")]
    [InlineData("ЂУКИЋ Жарко", "Đukić Žarko")]
    [InlineData("Љиљана Његош Џамија", "Ljiljana Njegoš Džamija")]
    [InlineData("Illy\u00ADria\u200B", "Illyria")]
    public void Fold_OtherAlphabet_IsTheSameName(string one, string other)
    {
        Assert.Equal(NameFolding.Fold(other), NameFolding.Fold(one));
        Assert.True(NameFolding.IsSame(one, other));
    }
}
