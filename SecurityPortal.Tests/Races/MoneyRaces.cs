using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Races;

/// <summary>Bookings and statements, on every database.</summary>
public sealed class MoneyRaces : PaymentsKit
{
    public override Task InitializeAsync() => Task.CompletedTask;

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Book_ThreeCashiersASlip_IssuesOneLicence(TestProvider provider)
    {
        await StartOnAsync(provider);
        Actor[] cashiers = [await CashierAsync("Drita Hoxha"), await CashierAsync("Ilir Shala"), await CashierAsync("Mira Leka")];
        for (var round = 1; round <= 3; round++)
        {
            var slip = await ChargedAsync(await Data.CompanyAsync());

            var answers = await AtOnce.RunAsync([.. cashiers.Select<Actor, Func<Task<Result<Unit>>>>(
                cashier => () => Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default))]);

            Assert.Single(answers, a => a.IsOk);
            Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("payment.already-booked", a.Error!.Code));
            await using var db = Database.CreateDbContext();
            Assert.Equal((round, round), (await db.Licences.CountAsync(), await db.Payments.CountAsync()));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Confirm_AStatementInTwoWindows_BooksEveryLineOnce(TestProvider provider)
    {
        await StartOnAsync(provider);
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        for (var round = 1; round <= 2; round++)
        {
            List<string> rows = [];
            for (var i = 0; i < 4; i++)
            {
                rows.Add(Row((await ChargedAsync(company)).Reference, "500,00", entry: $"T-{round}-{i}"));
            }

            var id = await UploadAsync(cashier, [.. rows]);

            var results = await AtOnce.RunAsync(2, () => ConfirmAsync(cashier, id));

            Assert.Equal(4, results.Where(r => r.IsOk).Sum(r => r.Value));
            Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal("statement.changed", r.Error!.Code));
            await using var db = Database.CreateDbContext();
            Assert.Equal((4 * round, 4 * round), (await db.Licences.CountAsync(), await db.Payments.CountAsync()));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Confirm_TwoStatementsWithTheSameLine_BooksItOnce(TestProvider provider)
    {
        await StartOnAsync(provider);
        var (cashier, other, company) = (await CashierAsync(), await CashierAsync("Ilir Shala"), await Data.CompanyAsync());
        for (var round = 1; round <= 3; round++)
        {
            var slip = await ChargedAsync(company);
            var (one, two) = (await UploadAsync(cashier, Row(slip.Reference, "500,00")), await UploadAsync(other, Row(slip.Reference, "500,00")));

            var results = await AtOnce.RunAsync(() => ConfirmAsync(cashier, one), () => ConfirmAsync(other, two));

            Assert.Equal(1, results.Sum(Ok));
            await using var db = Database.CreateDbContext();
            Assert.Equal((round, round), (await db.Licences.CountAsync(), await db.Payments.CountAsync()));
            Assert.Empty(await db.Refunds.ToListAsync());
        }
    }
}
