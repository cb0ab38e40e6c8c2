using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>One slip for several.</summary>
public sealed class CollectiveSlipTests : PaymentsKit
{
    [Fact]
    public async Task Create_OfTwelveSlips_HasOneReferenceAndTheirSum_AndPayingItPaysThem()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 12);

        Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));

        var collective = Assert.Single(await Collectives(company).OwnAsync(default));
        Assert.Equal((12, 600_000L), (collective.Lines.Count, collective.DueCents));
        Assert.True(PaymentReference.IsValid(collective.Slip.Reference));
        Assert.DoesNotContain(collective.Slip.Reference, slips.Select(s => s.Reference));
        await TakeInAsync(cashier, Row(collective.Slip.Reference, "6.000,00"));
        Assert.Empty(await Collectives(company).OwnAsync(default));
        await using var db = Database.CreateDbContext();
        Assert.Equal(12, await db.PaymentSlips.CountAsync(s => s.Status == SlipStatus.Paid && s.PaidCents == s.AmountCents));
        Assert.Equal(12, await db.Licences.CountAsync());
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "collective.create" && r.ActorId == company.UserId));
    }

    [Fact]
    public async Task Pay_AfterOneWasPaidAlone_PaysTheOthers_AndTheRestGoesBack()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 3);
        Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));
        var collective = Assert.Single(await Collectives(company).OwnAsync(default));
        await TakeInAsync(cashier, Row(slips[1].Reference, "500,00"));

        await TakeInAsync(cashier, Row(collective.Slip.Reference, "1.500,00"));

        await using var db = Database.CreateDbContext();
        Assert.Equal(3, await db.Licences.CountAsync());
        Assert.Equal(50_000L, Assert.Single(await RefundListAsync()).AmountCents);
    }

    [Fact]
    public async Task Pay_TooLittle_IsHeld_AndTheCashierFillsTheSlipsInOrder()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 3);
        Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));
        var collective = Assert.Single(await Collectives(company).OwnAsync(default));
        await TakeInAsync(cashier, Row(collective.Slip.Reference, "1.200,00"));
        var line = await HeldLineAsync(cashier);

        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, collective.Slip.Number, default));

        await using var db = Database.CreateDbContext();
        Assert.Equal([50_000L, 50_000L, 20_000L], await db.PaymentSlips.OrderBy(s => s.Number).Select(s => s.PaidCents).ToListAsync());
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    [Fact]
    public async Task Reversal_OfACollectivePayment_QuestionsEachSlip()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 2);
        Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));
        var reference = Assert.Single(await Collectives(company).OwnAsync(default)).Slip.Reference;
        string As(string entry) => entry.Replace(slips[0].Reference, reference, StringComparison.Ordinal);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, As(Entry(slips[0], "CRDT", "A1", amount: "1000.00")))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, As(TakenBack(slips[0], "A2", "1000.00")))));

        Assert.Equal(2, Ok(await Waiting(cashier).CountsAsync(default)).Questions);
    }

    [Fact]
    public async Task Create_WhatIsNotTheirsOrNotToBePaid_IsRefused()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 3);
        var foreign = await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K."));
        Ok(await Payments(cashier).BookAsync(slips[2].Id, slips[2].Version, Full(slips[2]), default));

        Assert.Equal("payment.collective-too-few", (await Collectives(company).CreateAsync([slips[0].Id, slips[0].Id], default)).Error!.Code);
        Assert.IsType<NotFound>((await Collectives(company).CreateAsync([slips[0].Id, foreign.Id], default)).Error);
        Assert.Equal("payment.collective-slip-taken", (await Collectives(company).CreateAsync([slips[0].Id, slips[2].Id], default)).Error!.Code);
        Assert.IsType<NotPermitted>((await Collectives(company with { Permissions = DelegatePermissions.Prepare })
            .CreateAsync([slips[0].Id, slips[1].Id], default)).Error);
        Ok(await Collectives(company).CreateAsync([slips[0].Id, slips[1].Id], default));
        Assert.Equal("payment.collective-slip-taken", (await Collectives(company).CreateAsync([slips[0].Id, slips[1].Id], default)).Error!.Code);
    }

    // One transfer goes to one account of one beneficiary.
    [Theory]
    [InlineData("1212012345678906", null)]
    [InlineData(null, "Ministria e dikurshme")]
    public async Task Create_OfSlipsForDifferentAccountsOrBeneficiaries_IsRefused(string? account, string? beneficiary)
    {
        var company = await Data.CompanyAsync();
        var slips = await SlipsAsync(company, 2);
        await using (var db = Database.CreateDbContext())
        {
            await db.PaymentSlips.Where(s => s.Id == slips[0].Id).ExecuteUpdateAsync(s => s
                .SetProperty(x => x.Account, account ?? slips[0].Account).SetProperty(x => x.Beneficiary, beneficiary ?? slips[0].Beneficiary));
        }

        Assert.Equal("payment.collective-slip-taken", (await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default)).Error!.Code);
    }

    [Fact]
    public async Task Dissolve_MakesTheSlipsFree_AndItsReferenceHeld()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var slips = await SlipsAsync(company, 2);
        var id = Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));
        var reference = Assert.Single(await Collectives(company).OwnAsync(default)).Slip.Reference;

        Assert.IsType<NotFound>((await Collectives(await Data.CompanyAsync("Tjetra SH.P.K.")).DissolveAsync(id, default)).Error);
        Ok(await Collectives(company).DissolveAsync(id, default));
        await TakeInAsync(cashier, Row(reference, "1.000,00"));

        Assert.Equal(100_000L, (await HeldLineAsync(cashier)).RestCents);
        Ok(await Collectives(company).CreateAsync([.. slips.Select(s => s.Id)], default));
    }

    private CollectiveSlips Collectives(Actor actor) => new(Database, new TestKit.FixedActor(actor), Clock);

    private async Task<List<PaymentSlip>> SlipsAsync(Actor company, int count)
    {
        List<PaymentSlip> slips = [];
        for (var i = 0; i < count; i++)
        {
            slips.Add(await ChargedAsync(company));
        }

        return slips;
    }
}
