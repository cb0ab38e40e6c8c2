using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.Processes.Contract;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Races;

/// <summary>Authorisations of contracts, on every database.</summary>
public sealed class ContractRaces : ContractKit
{
    public override Task InitializeAsync() => Task.CompletedTask;

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Authorise_InTwoWindows_OneWinsAndThereIsOneSlip(TestProvider provider)
    {
        await StartOnAsync(provider);
        for (var round = 0; round < 3; round++)
        {
            var caseId = await NotifiedAsync();
            await TakeAsync(caseId);
            var seen = (await CaseAsync(caseId)).Version;

            var results = await AtOnce.RunAsync(2, () => AuthoriseAsync(Officer, caseId, seen));

            Assert.Single(results, r => r.IsOk);
            Assert.IsType<CaseChangedByOther>(Assert.Single(results, r => !r.IsOk).Error);
            await using var db = Portal.Db();
            Assert.Equal(1, await db.PaymentSlips.CountAsync(s => s.CaseId == caseId));
        }
    }
}
