using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Register;

public sealed class PublicCheckTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private Database _database = null!;
    private TestData _data = null!;
    private PublicCheck _check = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
        _check = new PublicCheck(_database, new HolderNames(_database, _clock), [], new CodeBookCache(_database, _clock), _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Find_ByNumberNameBusinessNumberOrToken_FindsTheLicence()
    {
        var licence = await LicensedAsync("Siguria Çelik & Đorđević SH.P.K.", "810123456");
        await LicensedAsync("Tjetra SH.P.K.", "810999999");

        string[] questions =
        [
            licence.Number, licence.Number.ToLowerInvariant().Replace('-', ' '), $" {licence.Number.Replace('-', '–')} ", "810123456", "810 123 456",
            $"\u200B{licence.Number}", $"{licence.Number}.",
            licence.Number.Replace("-", "", StringComparison.Ordinal), $"Nr. {licence.Number}", "\u202A810123456\u202C",
            "Сигуриа Челик", "ђорђевић",
            "celik", "SIGURIA dorde", "đorđević", licence.Token, licence.Token.ToUpperInvariant(), $"https://licencat.example.org/check/{licence.Token}",
        ];
        foreach (var question in questions)
        {
            var answer = await _check.FindAsync(question, default);
            Assert.True(answer.Outcome == CheckOutcome.Found, question);
            Assert.Equal([licence.Number], answer.Licences.Select(l => l.Number));
        }
    }

    [Theory]
    [InlineData("elik", CheckOutcome.NotFound)]
    [InlineData("SRV-BAZ-2026-9999", CheckOutcome.NotFound)]
    [InlineData("810000000", CheckOutcome.NotFound)]
    [InlineData("si", CheckOutcome.TooShort)]
    [InlineData("%%%", CheckOutcome.TooShort)]
    [InlineData("", CheckOutcome.Empty)]
    [InlineData("   ", CheckOutcome.Empty)]
    [InlineData(null, CheckOutcome.Empty)]
    [InlineData(TestData.MarkerNumber, CheckOutcome.PersonalNumber)]
    public async Task Find_NothingToFind_SaysWhy(string? question, CheckOutcome outcome)
    {
        await LicensedAsync("Siguria Çelik SH.P.K.", "810123456");

        var answer = await _check.FindAsync(question, default);

        Assert.Equal(outcome, answer.Outcome);
        Assert.Empty(answer.Licences);
    }

    [Fact]
    public async Task Find_EachState_IsToldApart()
    {
        var today = _clock.Today();

        Assert.Equal(LicenceState.Valid, (await StateAsync(today)).State);
        Assert.Equal(LicenceState.Valid, (await StateAsync(today.AddYears(-3).AddDays(1))).State);
        Assert.Equal(LicenceState.Expired, (await StateAsync(today.AddYears(-3))).State);
        Assert.Equal(LicenceState.Upcoming, (await StateAsync(today.AddDays(1))).State);
        var suspended = await StateAsync(today, l => l.SuspendedAt = _clock.UtcNow());
        Assert.Equal((LicenceState.Suspended, today, false), (suspended.State, suspended.SuspendedOn, suspended.IsValid));
        var revoked = await StateAsync(today, l => l.RevokedAt = _clock.UtcNow());
        Assert.Equal((LicenceState.Revoked, today, false), (revoked.State, revoked.RevokedOn, revoked.IsValid));
    }

    [Theory]
    [InlineData(CaseStatus.InReview, 10, true)]
    [InlineData(CaseStatus.InReview, -5, false)]
    [InlineData(CaseStatus.Refused, 10, false)]
    public async Task Find_ExpiredWithARenewal_SaysSinceWhenItIsReviewed(CaseStatus status, int filedDaysBeforeEnd, bool shown)
    {
        var company = await _data.CompanyAsync();
        var old = await _data.CaseAsync(company, CaseStatus.Issued);
        var licence = await _data.LicenceAsync(old, _clock.Today().AddYears(-3).AddDays(-20));
        var filed = licence.ValidTo.AddDays(-filedDaysBeforeEnd);
        await _data.CaseAsync(company, status, filedOn: _clock.Today().DayNumber - filed.DayNumber, kind: RequestKind.Renewal, previousLicenceId: licence.Id);

        var found = (await _check.FindAsync(licence.Number, default)).Licences.Single();

        Assert.Equal(LicenceState.Expired, found.State);
        Assert.Equal(shown ? filed : null, found.RenewalSince);
    }

    [Fact]
    public async Task Find_ByCompany_ShowsOfEachClassTheOneThatCounts()
    {
        var company = await _data.CompanyAsync("Siguria SH.P.K.", "810123456");
        await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today().AddYears(-4));
        var current = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today().AddYears(-1));
        var other = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued, classCode: "SRV-ME"), _clock.Today().AddYears(-4));

        var answer = await _check.FindAsync("810123456", default);

        Assert.Equal([current.Number, other.Number], answer.Licences.Select(l => l.Number));
    }

    [Fact]
    public async Task Find_TooMany_ShowsTwentyCompaniesAndSaysSo()
    {
        for (var i = 0; i < 21; i++)
        {
            await LicensedAsync($"Siguria {i} SH.P.K.", $"8101000{i:00}");
        }

        var answer = await _check.FindAsync("siguria", default);

        Assert.Equal((CheckOutcome.More, 20), (answer.Outcome, answer.Licences.Count));
    }

    [Fact]
    public async Task Find_Individual_OnlyByNumberOrToken()
    {
        var licence = await IndividualLicenceAsync("Ana Kodra");

        Assert.Equal(CheckOutcome.NotFound, (await _check.FindAsync("Ana Kodra", default)).Outcome);
        Assert.Equal(CheckOutcome.NotFound, (await _check.FindAsync("kodra", default)).Outcome);
        Assert.Equal(CheckOutcome.PersonalNumber, (await _check.FindAsync(TestData.MarkerNumber, default)).Outcome);
        Assert.Equal(CheckOutcome.Found, (await _check.FindAsync(licence.Number, default)).Outcome);
        Assert.Equal(CheckOutcome.Found, (await _check.FindAsync(licence.Token, default)).Outcome);
    }

    [Fact]
    public async Task Find_ByBusinessNumber_ShowsNoPersons()
    {
        var company = await _data.CompanyAsync("Siguria SH.P.K.", "810777001");
        var own = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today());
        await IndividualLicenceAsync("Ana Kodra");

        Assert.Equal([own.Number], (await _check.FindAsync("810777001", default)).Licences.Select(l => l.Number));
    }

    [Fact]
    public async Task Find_Anything_TellsNothingPersonal()
    {
        var company = await _data.CompanyAsync("Siguria SH.P.K.", "810123456");
        var licence = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today());
        var person = await IndividualLicenceAsync("Ana Kodra");

        foreach (var number in new[] { licence.Number, person.Number })
        {
            var told = JsonSerializer.Serialize(await _check.FindAsync(number, default));

            string[] secrets = [TestData.MarkerNumber, "Gjonbalaj", "17.05", "1980-05-17", "@example.org", "Rr. ", "+383", licence.Token, person.Token,
                licence.CaseId.ToString()];
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(
            ["ClassCode", "ClassName", "Grant", "HolderName", "IsValid", "Number", "RenewalSince", "RenewedBy", "RevokedOn", "State", "SuspendedOn",
                "ValidFrom", "ValidTo", "Words"],
            typeof(CheckedLicence).GetProperties().Select(p => p.Name).Order());
    }

    private async Task<Licence> LicensedAsync(string name, string number)
    {
        var company = await _data.CompanyAsync(name, number);
        return await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today());
    }

    private async Task<CheckedLicence> StateAsync(DateOnly from, Action<Licence>? change = null)
    {
        var licence = await _data.LicenceAsync(await _data.CaseAsync(await _data.CompanyAsync(), CaseStatus.Issued), from);
        await using (var db = _database.CreateDbContext())
        {
            change?.Invoke(await db.Licences.SingleAsync(l => l.Id == licence.Id));
            await db.SaveChangesAsync();
        }

        return (await _check.FindAsync(licence.Number, default)).Licences.Single();
    }

    private async Task<Licence> IndividualLicenceAsync(string name)
    {
        Assert.True(PersonalNumber.TryParse(TestData.MarkerNumber, out var number));
        await using var db = _database.CreateDbContext();
        var user = new PortalUser { Id = Guid.CreateVersion7(), UserName = "ana@example.org", Email = "ana@example.org", DisplayName = name };
        var person = new Individual
        {
            UserId = user.Id, PersonalNumber = number, FirstName = "Ana", LastName = "Kodra", BirthDate = new DateOnly(1980, 5, 17), MunicipalityCode = "20",
            Settlement = "Prizren", Address = "Rr. e Lidhjes 3", Phone = "+38344000000", CreatedAt = _clock.UtcNow(),
        };
        var file = new Case
        {
            Number = "SSHPS-SL-2026-000900", ProcessKey = "ServiceLicence", ClassCode = "SRV-BAZ", Kind = RequestKind.Initial, IndividualId = person.Id,
            ApplicantName = name, MunicipalityCode = "20", Status = CaseStatus.Issued, SubmittedAt = _clock.UtcNow(), SubmittedBy = user.Id,
            StatusChangedAt = _clock.UtcNow(),
        };
        var licence = new Licence
        {
            Number = "W-BAZ-2026-0001", ProcessKey = "ServiceLicence", ClassCode = "SRV-BAZ", IndividualId = person.Id, HolderName = name, CaseId = file.Id,
            ValidFrom = _clock.Today(), ValidTo = _clock.Today().AddYears(3), Token = Guid.NewGuid().ToString("N"), IssuedAt = _clock.UtcNow(),
        };
        db.AddRange(user, person, file, licence);
        await db.SaveChangesAsync();
        return licence;
    }
}
