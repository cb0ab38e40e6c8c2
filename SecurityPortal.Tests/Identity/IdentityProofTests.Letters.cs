using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

public sealed partial class IdentityProofTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Letter_CodeTypedByItsHolder_Confirms(bool isCompany)
    {
        await AllowAsync("officer,letter");
        var holder = isCompany ? await _portal.Data.CompanyAsync(isConfirmed: false) : _person;
        var id = await AskLetterAsync(holder);
        await using (var officer = _portal.As(_officer))
        {
            Assert.True(Assert.Single(TestPortal.Ok(await officer.Get<IdentityDesk>().WaitingAsync(default))).WantsLetter);
        }

        var code = await CodeAsync(id);
        Assert.Equal((true, false), (await SeenAsync(_officer, id)) is var seen ? (seen.MayPrint, seen.Row.WantsLetter) : default);
        await using var own = _portal.As(holder);
        Assert.Equal(new DateTime(2026, 2, 11, 23, 0, 0), TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)).CodeUntil);

        // As people type.
        TestPortal.Ok(await own.Get<IdentityCodes>().EnterAsync($" {code.ToLowerInvariant().Replace('-', ' ')} ", default));

        Assert.Equal(AssuranceLevel.Confirmed, await LevelAsync(holder));
        Assert.Equal([isCompany ? "company, Letter" : "person, Letter"], await DetailsAsync("identity.confirm", holder));
        await using var again = _portal.As(holder);
        Assert.IsType<IdentityConfirmedAlready>((await again.Get<IdentityCodes>().EnterAsync(code, default)).Error);
    }

    [Fact]
    public async Task Letter_Code_StandsOnThePaperAndNowhereElse()
    {
        await AllowAsync("letter");
        var id = await AskLetterAsync(_person);
        var paper = TestPortal.Ok(await PrintAsync(_officer, id));
        var text = PdfText.Of(paper.Content);
        var code = Code().Match(text).Value;

        Assert.Contains("Vjosa Berisha", text, StringComparison.Ordinal);
        Assert.Contains("11.02.2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain(await NumberAsync(_person), text, StringComparison.Ordinal);
        await using var db = _portal.Db();
        var row = await db.IdentityRequests.SingleAsync();
        Assert.Equal(64, row.CodeHash!.Length);
        var bare = code.Replace("-", "", StringComparison.Ordinal);
        foreach (var path in Directory.GetFiles(_portal.Database.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var everything = System.Text.Encoding.Latin1.GetString(bytes.ToArray());
            Assert.DoesNotContain(code, everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(bare, everything, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Single(await DetailsAsync("identity.letter", _officer));
        Assert.False(await db.StoredFiles.AnyAsync());
    }

    [Fact]
    public async Task Letter_WrongTries_AreCountedAndEndTheCode()
    {
        await AllowAsync("letter");
        await SetAsync(SettingKeys.IdentityCodeTries, "3");
        var id = await AskLetterAsync(_person);
        await using var own = _portal.As(_person);
        var codes = own.Get<IdentityCodes>();
        Assert.IsType<IdentityCodeOver>((await codes.EnterAsync("AAAAA-AAAAA", default)).Error);
        var code = await CodeAsync(id);

        Assert.Equal([2], Assert.IsType<IdentityCodeWrong>((await codes.EnterAsync(Other(code), default)).Error).Arguments);
        Assert.Equal([1], Assert.IsType<IdentityCodeWrong>((await codes.EnterAsync(null, default)).Error).Arguments);
        Assert.IsType<IdentityCodeOver>((await codes.EnterAsync(code + "A", default)).Error);
        Assert.IsType<IdentityCodeOver>((await codes.EnterAsync(code, default)).Error);

        Assert.Equal(["over", "wrong", "wrong", "wrong", "over"], await DetailsAsync("identity.code-refused", _person));
        Assert.Null(TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)).CodeUntil);

        // Another letter, another code.
        Assert.Equal(id, await AskLetterAsync(_person));
        var next = await CodeAsync(id);
        TestPortal.Ok(await codes.EnterAsync(next, default));
    }

    [Fact]
    public async Task Letter_ItsLastDayOrTheNextPrint_EndsTheCode()
    {
        await AllowAsync("letter");
        await SetAsync(SettingKeys.IdentityCodeDays, "10");
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var ofCompany = await CodeAsync(await AskLetterAsync(company));
        var id = await AskLetterAsync(_person);
        var first = await CodeAsync(id);
        var second = await CodeAsync(id);
        await using var own = _portal.As(_person);
        await using var owner = _portal.As(company);
        Assert.IsType<IdentityCodeWrong>((await own.Get<IdentityCodes>().EnterAsync(first, default)).Error);

        _portal.Clock.Advance(LocalTime.StartOf(_portal.Today.AddDays(11)) - _portal.Clock.UtcNow() - TimeSpan.FromSeconds(1));
        TestPortal.Ok(await own.Get<IdentityCodes>().EnterAsync(second, default));
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<IdentityCodeOver>((await owner.Get<IdentityCodes>().EnterAsync(ofCompany, default)).Error);
    }

    [Fact]
    public async Task Letter_CodeOfAnother_ConfirmsNobody()
    {
        await AllowAsync("letter");
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var ofCompany = await CodeAsync(await AskLetterAsync(company));
        await CodeAsync(await AskLetterAsync(_person));
        await using var own = _portal.As(_person);

        Assert.IsType<IdentityCodeWrong>((await own.Get<IdentityCodes>().EnterAsync(ofCompany, default)).Error);
        await using var helper = _portal.As(await _portal.DelegateAsync(company, DelegatePermissions.All));
        Assert.IsType<NotPermitted>((await helper.Get<IdentityCodes>().EnterAsync(ofCompany, default)).Error);
        Assert.IsType<NotPermitted>((await helper.Get<IdentityRequests>().AskLetterAsync(default)).Error);
    }

    [Fact]
    public async Task Letter_WithoutADocument_IsRefusedButNotConfirmedByAPress()
    {
        await AllowAsync("letter");
        var id = await AskLetterAsync(_person);
        var code = await CodeAsync(id);
        var seen = await SeenAsync(_officer, id);
        await using var officer = _portal.As(_officer);
        Assert.IsType<IdentityChanged>((await officer.Get<IdentityDesk>().ConfirmAsync(id, seen.Version, default)).Error);

        TestPortal.Ok(await officer.Get<IdentityDesk>().RefuseAsync(id, seen.Version, "Nuk është paraqitur", default));

        await using var own = _portal.As(_person);
        Assert.IsType<IdentityCodeOver>((await own.Get<IdentityCodes>().EnterAsync(code, default)).Error);
        Assert.Equal("Nuk është paraqitur", TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)).RefusedBecause);
    }

    [Fact]
    public async Task Letter_EachRole_OfficersPrintAndNobodyElse()
    {
        await AllowAsync("letter");
        var id = await AskLetterAsync(_person);
        foreach (var (actor, prints) in new[]
                 {
                     (await _portal.Data.MinistryAsync("Auditor", PortalRoles.Auditor), false),
                     (await _portal.Data.MinistryAsync("Cashier", PortalRoles.Cashier), false),
                     (await _portal.Data.MinistryAsync("Administrator", PortalRoles.Administrator), false), (_person, false),
                     (_officer, true), (await _portal.Data.SupervisorAsync(), true),
                 })
        {
            Assert.Equal(prints, (await PrintAsync(actor, id)).IsOk);
        }

        Assert.IsType<NotFound>((await PrintAsync(_officer, Guid.NewGuid())).Error);
        await using var own = _portal.As(_person);
        TestPortal.Ok(await own.Get<IdentityCodes>().EnterAsync(await CodeAsync(id), default));
        Assert.IsType<IdentityDecided>((await PrintAsync(_officer, id)).Error);
    }

    private static string Other(string code) => (code[0] == 'A' ? 'B' : 'A') + code[1..];

    private async Task<Guid> AskLetterAsync(Actor actor)
    {
        await using var own = _portal.As(actor);
        return TestPortal.Ok(await own.Get<IdentityRequests>().AskLetterAsync(default));
    }

    private async Task<string> CodeAsync(Guid id) => Code().Match(PdfText.Of(TestPortal.Ok(await PrintAsync(_officer, id)).Content)).Value;

    [GeneratedRegex("[A-Z2-9]{5}-[A-Z2-9]{5}")]
    private static partial Regex Code();
}
