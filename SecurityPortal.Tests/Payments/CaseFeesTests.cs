using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Tests.Payments;

public sealed class CaseFeesTests : PaymentsKit
{
    [Fact]
    public async Task Charge_Company_FreezesEverythingOnTheSlip()
    {
        var company = await Data.CompanyAsync("Siguria Çelik SH.P.K.", "810123456");

        var slip = await ChargedAsync(company);

        Assert.Equal("FP-2026-000001", slip.Number);
        Assert.True(PaymentReference.IsValid(slip.Reference));
        Assert.Equal((500_00L, false, "50000"), (slip.AmountCents, slip.AmountConfirmed, slip.RevenueCode));
        Assert.Equal(("Siguria Çelik SH.P.K.", "810123456", "Rr. Nëna Terezë 1, Prishtinë"), (slip.PayerName, slip.PayerNumber, slip.PayerAddress));
        Assert.Equal(new DateOnly(2026, 7, 15), slip.DueOn);
        Assert.StartsWith("Licencë: Shërbime themelore të sigurisë, lënda SSHPS-SL-2026-", slip.Purpose, StringComparison.Ordinal);
        Assert.Contains("predmet SSHPS-SL-2026-", slip.Purpose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charge_TariffChangedLater_SlipKeepsItsAmount()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);

        await SetTariffAsync(slip.TariffCode, 10_00);

        await using var db = Database.CreateDbContext();
        Assert.Equal(500_00, (await db.PaymentSlips.SingleAsync()).AmountCents);
    }

    [Fact]
    public async Task Charge_TariffOfTheDay_IsTheOneValidToday()
    {
        var company = await Data.CompanyAsync();
        var first = await ChargedAsync(company);
        await using (var db = Database.CreateDbContext())
        {
            var tariff = await db.Tariffs.SingleAsync(t => t.Code == first.TariffCode);
            tariff.ValidTo = Clock.Today();
            db.Tariffs.Add(new Tariff
            {
                Code = tariff.Code, Name = new LocalName { Sq = "E re", Sr = "Nova", En = "New" }, AmountCents = 700_00, ValidFrom = Clock.Today().AddDays(1),
                RevenueCode = "50001", IsConfirmed = true,
            });
            await db.SaveChangesAsync();
        }

        var lastOldDay = await ChargedAsync(company);
        Clock.Advance(TimeSpan.FromDays(1));
        var firstNewDay = await ChargedAsync(company);

        Assert.Equal((500_00L, false), (lastOldDay.AmountCents, lastOldDay.AmountConfirmed));
        Assert.Equal((700_00L, true), (firstNewDay.AmountCents, firstNewDay.AmountConfirmed));
    }

    [Fact]
    public async Task Charge_TariffZero_MakesNoSlip()
    {
        var company = await Data.CompanyAsync();
        await SetTariffAsync("ServiceLicence/SRV-BAZ/Initial", 0);
        var file = await Data.CaseAsync(company, CaseStatus.Recommended);

        var slip = await Database.InTransactionAsync<bool>(async db => await new CaseFees().ChargeAsync(db, file, Clock.UtcNow(), default) is null, default);

        Assert.True(slip.Value);
    }

    [Fact]
    public async Task Charge_ManyCases_ReferencesAndNumbersAreUnique()
    {
        var company = await Data.CompanyAsync();
        var slips = new List<PaymentSlip>();
        for (var i = 0; i < 5; i++)
        {
            slips.Add(await ChargedAsync(company));
        }

        Assert.Equal(5, slips.Select(s => s.Reference).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 5).Select(i => $"FP-2026-{i:000000}"), slips.Select(s => s.Number));
    }

    [Theory]
    [InlineData("200,00", SlipStatus.Open, 30_000L)]
    [InlineData("500,00", SlipStatus.Paid, 0L)]
    public async Task Revive_AfterAPaymentThatIsHeld_TakesItAgain(string paid, SlipStatus status, long due)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, paid));
        await CancelAsync(slip);
        Assert.True((await SlipAsync(slip.Id)).IsHeld);

        Assert.Equal(slip.Id, (await ReviveAsync(slip)).Id);

        var again = await SlipAsync(slip.Id);
        Assert.Equal((status, false, due), (again.Status, again.IsHeld, again.DueCents));
    }

    [Fact]
    public async Task Revive_WhatIsOnTheListOfRefundsOrWasNeverPaid_NeedsANewSlip()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (listed, unpaid) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(listed.Reference, "200,00"));
        await CancelAsync(listed);
        await CancelAsync(unpaid);
        Ok(await Refunds(cashier).ListSlipAsync(listed.Id, (await SlipAsync(listed.Id)).Version, default));

        foreach (var slip in new[] { listed, unpaid })
        {
            var revived = await SlipAsync((await ReviveAsync(slip)).Id);
            Assert.NotEqual(slip.Id, revived.Id);
            Assert.Equal((SlipStatus.Open, 50_000L, slip.CaseId), (revived.Status, revived.DueCents, revived.CaseId));
            Assert.Equal(SlipStatus.Cancelled, (await SlipAsync(slip.Id)).Status);
        }
    }

    // Two payments, of which one stays on the list of refunds.
    [Fact]
    public async Task Revive_WithAPartOfTheMoney_WaitsForTheRest_ToWhichTheOtherRefundCountsOnceItIsTakenOffTheList()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "200,00"), Row(slip.Reference, "250,00"));
        await CancelAsync(slip);
        await ListSlipAsync(cashier, slip);
        var (more, less) = ((await RefundListAsync()).Single(r => r.AmountCents == 25_000), (await RefundListAsync()).Single(r => r.AmountCents == 20_000));
        Ok(await Refunds(cashier).MoveAsync(more.Id, more.Version, RefundStatus.Withdrawn, "Lënda vazhdon", default));

        Assert.Equal(slip.Id, (await ReviveAsync(slip)).Id);
        var part = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Open, false, 25_000L, null), (part.Status, part.IsHeld, part.DueCents, part.BookedBy));
        Ok(await Refunds(cashier).MoveAsync(less.Id, less.Version, RefundStatus.Withdrawn, "Lënda vazhdon", default));

        var whole = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Open, false, 5_000L), (whole.Status, whole.IsHeld, whole.DueCents));
        Assert.Contains(slip.CaseId, Feed.Published);
        await TakeInAsync(cashier, Row(slip.Reference, "50,00"));
        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
    }

    // Another slip took its place: the money waits on its line for a person.
    [Fact]
    public async Task Revive_WithANewSlip_LeavesTheOldOneWithoutMoney()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "200,00"));
        await CancelAsync(slip);
        await ListSlipAsync(cashier, slip);
        var revived = await ReviveAsync(slip);

        Ok(await MoveRefundAsync(cashier, RefundStatus.ToRefund, RefundStatus.Withdrawn));

        Assert.Equal((false, 0L), ((await SlipAsync(slip.Id)).IsHeld, (await SlipAsync(slip.Id)).PaidCents));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, revived.Number, default));
        Assert.Equal(30_000L, (await SlipAsync(revived.Id)).DueCents);
    }

    [Fact]
    public async Task Charge_NightOfTheLastDayOfTheYear_CountsTheLocalYear()
    {
        Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));
        var company = await Data.CompanyAsync();

        var slip = await ChargedAsync(company);

        Assert.Equal("FP-2027-000001", slip.Number);
        Assert.Equal("99927", slip.Reference[..5]);
    }

    [Fact]
    public async Task Charge_Individual_NeverCarriesThePersonalNumber()
    {
        Assert.True(PersonalNumber.TryParse(TestKit.TestData.MarkerNumber, out var number));
        await using var seed = Database.CreateDbContext();
        var user = new Core.Accounts.PortalUser { Id = Guid.CreateVersion7(), UserName = "a@example.org", Email = "a@example.org", DisplayName = "Ana Kodra" };
        var person = new Core.Identity.Individual
        {
            UserId = user.Id, PersonalNumber = number, FirstName = "Ana", LastName = "Kodra", BirthDate = new DateOnly(1990, 1, 1), MunicipalityCode = "20",
            Settlement = "Prizren", Address = "Rr. e Lidhjes 3", Phone = "+38344000000", CreatedAt = Clock.UtcNow(),
        };
        var file = new Case
        {
            Number = "SSHPS-SL-2026-000900", ProcessKey = "ServiceLicence", ClassCode = "SRV-BAZ", Kind = RequestKind.Initial, IndividualId = person.Id,
            ApplicantName = "Ana Kodra", MunicipalityCode = "20", Status = CaseStatus.AwaitingPayment, SubmittedAt = Clock.UtcNow(), SubmittedBy = user.Id,
            StatusChangedAt = Clock.UtcNow(),
        };
        seed.AddRange(user, person, file);
        await seed.SaveChangesAsync();

        var slip = await ChargeAsync(file);

        Assert.Null(slip.PayerNumber);
        Assert.Equal("Rr. e Lidhjes 3, Prizren", slip.PayerAddress);
        Assert.DoesNotContain(TestKit.TestData.MarkerNumber, System.Text.Json.JsonSerializer.Serialize(slip), StringComparison.Ordinal);
    }

    private async Task SetTariffAsync(string code, long cents)
    {
        await using var db = Database.CreateDbContext();
        await db.Tariffs.Where(t => t.Code == code).ExecuteUpdateAsync(t => t.SetProperty(x => x.AmountCents, cents));
    }
}
