using FluentValidation;
using FluentValidation.Results;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Tests.People;

public sealed class RulesTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    public static TheoryData<Action<IRuleBuilder<Form, string?>>, string?, string?> Texts => new()
    {
        { r => r.PersonalNumber(), "1234567890", null },
        { r => r.PersonalNumber(), "123456789", "person.number.invalid" },
        { r => r.PassportNumber(), "P0123456", null },
        { r => r.PassportNumber(), "P0123", "person.passport.invalid" },
        { r => r.PassportNumber(), "P0123456/7", "person.passport.invalid" },
        { r => r.BusinessNumber(), "600000001", null },
        { r => r.BusinessNumber(), "1234567", "business.number.invalid" },
        { r => r.BankAccount(), "1212012345678906", null },
        { r => r.BankAccount(), "1212", "bank.account.invalid" },
        { r => r.BankAccount(), "1212012345678907", "bank.account.check-digits" },
        { r => r.Phone(), "044123456", null },
        { r => r.Phone(), "044", "contact.phone.invalid" },
        { r => r.Email(), "a@b.com", null },
        { r => r.Email(), "a@b.com,", "contact.email.invalid" },
        { r => r.MunicipalityCode(), "19", null },
        { r => r.MunicipalityCode(), "99", "person.municipality.invalid" },
        { r => r.CountryCode(), "CH", null },
        { r => r.CountryCode(), "ch", "person.citizenship.invalid" },
        { r => r.Required("person.number.invalid").PersonalNumber(), "  ", "person.number.invalid" },
        { r => r.PlainText(5), "Ëmëri", null },
        { r => r.PlainText(5), "Ëmërim", "text.too-long" },
        { r => r.PlainText(50), "Ulica 😀 5", null },
        { r => r.PlainText(50), "a\u202Eb", "text.control-characters" },
        { r => r.PlainText(50), "a\u2066b", "text.control-characters" },
        { r => r.PlainText(50), "a\0b", "text.control-characters" },
        { r => r.PlainText(50), "a\ud83d", "text.control-characters" },
        { r => r.PlainText(50), "a\nb", "text.control-characters" },
        { r => r.PlainText(50, multiline: true), "a\r\n\tb", null },
        { r => r.PlainText(50, multiline: true), "a\u001Bb", "text.control-characters" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Rule_Text_GivesItsCodeAlone(Action<IRuleBuilder<Form, string?>> rule, string? text, string? code)
    {
        var failures = Check(v => rule(v.RuleFor(f => f.Text)), new Form(text, null));

        Assert.Equal(code is null ? [] : [code], failures.Select(f => f.ErrorCode));
        Assert.All(failures, f => Assert.Equal(f.ErrorCode, f.ErrorMessage));
    }

    [Fact]
    public void Rule_EmptyText_Passes() =>
        Assert.Empty(Check(
            v => v.RuleFor(f => f.Text).PersonalNumber().PassportNumber().BusinessNumber().BankAccount().Phone().Email().MunicipalityCode().CountryCode()
                .PlainText(1),
            new Form(null, null)));

    [Fact]
    public void PlainText_TooLong_CarriesTheLimitForTheSentence()
    {
        var failure = Assert.Single(Check(v => v.RuleFor(f => f.Text).PlainText(3), new Form("abcd", null)));

        Assert.Equal([3], Assert.IsType<Error>(failure.CustomState).Arguments);
    }

    [Theory]
    [InlineData("2026-01-11", true)]
    [InlineData("2026-01-12", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("1899-12-31", false)]
    public void BirthDate_MustBePastAndNotBefore1900(string date, bool valid) =>
        Assert.Equal(valid, Check(v => v.RuleFor(f => f.Date).BirthDate(() => Today), new Form(null, DateOnly.Parse(date, null))).Count == 0);

    [Theory]
    [InlineData("2026-01-13", true)]
    [InlineData("2026-01-12", false)]
    public void PassportExpiry_MustBeAfterToday(string date, bool valid) =>
        Assert.Equal(valid, Check(v => v.RuleFor(f => f.Date).PassportExpiry(() => Today), new Form(null, DateOnly.Parse(date, null))).Count == 0);

    private static List<ValidationFailure> Check(Action<InlineValidator<Form>> rules, Form form)
    {
        var validator = new InlineValidator<Form>();
        rules(validator);
        return validator.Validate(form).Errors;
    }

    public sealed record Form(string? Text, DateOnly? Date);
}
