using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Payments;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>A candidate's slip is paid whatever state the candidate is in, by hand or by statement.</summary>
public sealed class ExamPaymentTests
{
    [Fact]
    public async Task Statement_WithACandidatesReference_BooksTheSlip()
    {
        await using var portal = await CreateAsync();
        var candidate = await portal.CandidateAsync(await portal.InstitutionAsync(), 1);
        PaymentSlip slip;
        await using (var db = portal.Db())
        {
            slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == candidate);
        }

        await using var session = portal.As(await portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier));
        var statements = session.Get<StatementImport>();
        var text = $"Data;Shuma;Referenca\n{Core.Common.LocalTime.Format(portal.Today)};{slip.AmountCents / 100},{slip.AmountCents % 100:00};{slip.Reference}";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var id = Ok(await statements.UploadAsync(body, "izvod.csv", western: false, default));
        Guid version;
        await using (var db = portal.Db())
        {
            version = (await db.BankStatements.SingleAsync()).Version;
        }

        Assert.Equal(1, Ok(await statements.ConfirmAsync(id, version, null, default)));
        await using var after = portal.Db();
        Assert.Equal(SlipStatus.Paid, (await after.PaymentSlips.SingleAsync(s => s.Id == slip.Id)).Status);
    }
}
