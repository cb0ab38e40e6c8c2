using System.Globalization;
using SecurityPortal.Core.People;

namespace SecurityPortal.Tests.People;

public sealed class ValueTests
{
    [Theory]
    [InlineData("810000001", true, true)]
    [InlineData("70 000 001", false, true)]
    [InlineData("71000001", false, true)]
    [InlineData("600000001", true, false)]
    [InlineData("81000001", false, false)]
    public void BusinessNumber_BothForms_KnowsTheirUsualBeginnings(string text, bool isNui, bool usual)
    {
        Assert.True(BusinessNumber.TryParse(text, out var number));

        Assert.Equal(isNui, number.IsNui);
        Assert.Equal(usual, number.HasUsualPrefix);
    }

    [Theory]
    [InlineData("8100001")]
    [InlineData("8100000012")]
    [InlineData("81000000A")]
    public void BusinessNumber_OtherLengthsOrLetters_Refuses(string text) => Assert.False(BusinessNumber.TryParse(text, out _));

    [Theory]
    [InlineData("1212012345678906", true)]
    [InlineData("1000410070001295", true)]
    [InlineData("1304001004160572", true)]
    [InlineData("XK05 1212 0123 4567 8906", true)]
    [InlineData("xk05-1212-0123-4567-8906", true)]
    [InlineData("1000430070003710", false)]
    [InlineData("1000420070000370", false)]
    public void BankAccount_SixteenDigitsOrIban_ChecksDigits(string text, bool valid)
    {
        Assert.True(BankAccount.TryParse(text, out var account));

        Assert.Equal(valid, account.HasValidCheckDigits);
    }

    [Theory]
    [InlineData("XK06 1212 0123 4567 8906")]
    [InlineData("121201234567890")]
    [InlineData("AL35202111090000000001234567")]
    public void BankAccount_AnotherForm_Refuses(string text) => Assert.False(BankAccount.TryParse(text, out _));

    [Fact]
    public void BankAccount_Parsed_GivesIban()
    {
        var account = BankAccount.Parse("1212012345678906");

        Assert.Equal("XK051212012345678906", account.Iban);
        Assert.Equal("XK05 1212 0123 4567 8906", account.Formatted);
    }

    [Theory]
    [InlineData("044 123 456", "+38344123456")]
    [InlineData("+383 44 123-456", "+38344123456")]
    [InlineData("00383 44 123 456", "+38344123456")]
    [InlineData("049/123-456", "+38349123456")]
    [InlineData("038 200 300", "+38338200300")]
    [InlineData("+355 69 123 4567", "+355691234567")]
    [InlineData("0049 30 901820", "+4930901820")]
    public void Phone_WaysOfWriting_GiveOneForm(string text, string e164)
    {
        Assert.True(PhoneText.TryNormalize(text, out var normal));
        Assert.Equal(e164, normal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12")]
    [InlineData("041 123 456")]
    [InlineData("044 123 45")]
    [InlineData("+383 44 123 456 ext 7")]
    [InlineData("044-SIGURIM")]
    [InlineData("+999 123 456 789")]
    public void Phone_NotANumber_Refuses(string? text) => Assert.False(PhoneText.TryNormalize(text, out _));

    [Theory]
    [InlineData("+38344123456", "044 123 456")]
    [InlineData("+355691234567", "+355 69 123 4567")]
    [InlineData("whatever", "whatever")]
    public void Phone_ForPeople_IsGrouped(string stored, string shown) => Assert.Equal(shown, PhoneText.ForPeople(stored));

    [Theory]
    [InlineData(" Arben.Krasniqi+test@Shembull.COM ", "Arben.Krasniqi+test@shembull.com")]
    [InlineData("a@b.xn--p1ai", "a@b.xn--p1ai")]
    public void Email_OneAddress_IsTrimmedAndItsDomainLowered(string text, string normal)
    {
        Assert.True(EmailAddress.TryNormalize(text, out var address));
        Assert.Equal(normal, address);
    }

    [Theory]
    [InlineData("a@b")]
    [InlineData("a@b.1")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@@b.com")]
    [InlineData("a@b.com,c@d.com")]
    [InlineData("a@b.com;c@d.com")]
    [InlineData("a b@c.com")]
    [InlineData("A <a@b.com>")]
    [InlineData("a@b.com\r\nBcc: c@d.com")]
    [InlineData("a@b.com\n")]
    [InlineData(".a@b.com")]
    [InlineData("a..b@c.com")]
    [InlineData("a@-b.com")]
    [InlineData("ë@b.com")]
    public void Email_AnythingElse_Refuses(string text) => Assert.False(EmailAddress.TryNormalize(text, out _));

    [Fact]
    public void Email_TooLong_Refuses()
    {
        Assert.False(EmailAddress.TryNormalize(new string('a', 65) + "@b.com", out _));
        Assert.False(EmailAddress.TryNormalize("a@" + string.Concat(Enumerable.Repeat("abcdefghi.", 26)) + "com", out _));
    }

    [Theory]
    [InlineData("Çelë", "cele")]
    [InlineData("ĐUKIĆ Žarko", "dukic zarko")]
    [InlineData("IŞIK İnci ılgaz", "isik inci ilgaz")]
    [InlineData("Søren Łuk Straße", "soren luk strasse")]
    public void Fold_LettersOfTheRegion_ArePlain(string text, string folded) => Assert.Equal(folded, NameFolding.Fold(text));

    [Fact]
    public void Words_NameWithSigns_AreSplitAndUnique() =>
        Assert.Equal(["krasniqi", "gashi", "sh", "p", "k", "2"], NameFolding.Words(" Krasniqi-Gashi Sh.P.K. (2) gashi "));

    [Fact]
    public void Municipalities_All_AreThe38()
    {
        Assert.Equal(38, Municipalities.All.Count);
        Assert.Equal(Enumerable.Range(1, 38).Select(i => i.ToString("00", CultureInfo.InvariantCulture)), Municipalities.All.Select(m => m.Code));
        Assert.Equal("Priština", Municipalities.NameIn("19", new CultureInfo("sr-Latn")));
        Assert.Equal("Pristina", Municipalities.NameIn("19", new CultureInfo("en")));
        Assert.Equal("Prishtinë", Municipalities.NameIn("19", new CultureInfo("sq")));
        Assert.Null(Municipalities.Find("39"));
    }

    [Fact]
    public void Countries_All_HaveUniqueCodesAndNames()
    {
        Assert.True(Countries.All.Count > 195);
        Assert.Equal(Countries.All.Count, Countries.All.Select(c => c.Code).Distinct().Count());
        foreach (var culture in new[] { "sq", "sr-Latn", "en" }.Select(CultureInfo.GetCultureInfo))
        {
            Assert.DoesNotContain(Countries.All, c => string.IsNullOrWhiteSpace(c.NameIn(culture)) || c.NameIn(culture) == c.Code);
            Assert.Equal(Countries.All.Count, Countries.All.Select(c => c.NameIn(culture)).Distinct().Count());
        }

        Assert.Equal("Shqipëri", Countries.NameIn("AL", CultureInfo.GetCultureInfo("sq")));
        Assert.Equal("Kosovë", Countries.NameIn("XK", CultureInfo.GetCultureInfo("sq")));
    }

    [Fact]
    public void Sorted_InALanguage_FollowsItsAlphabet()
    {
        var names = Municipalities.Sorted(CultureInfo.GetCultureInfo("sr-Latn")).Select(m => m.NameIn(CultureInfo.GetCultureInfo("sr-Latn"))).ToList();

        Assert.True(names.IndexOf("Štrpce") > names.IndexOf("Suva Reka"));
        Assert.True(names.IndexOf("Štrpce") < names.IndexOf("Uroševac"));
    }

    [Fact]
    public void Snapshot_AsText_HidesThePerson()
    {
        var person = new PersonSnapshot
        {
            PersonalNumber = PersonalNumber.Parse("1234567892"),
            FirstName = "Arta",
            LastName = "Gashi",
            BirthDate = new(1990, 5, 17),
            Gender = Gender.Female,
            Source = PersonSource.Registry,
            ReadAt = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc),
        };

        Assert.Equal("PersonSnapshot 12******92 (Registry)", person.ToString());
    }
}
