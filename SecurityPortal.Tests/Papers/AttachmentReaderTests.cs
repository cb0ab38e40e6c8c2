using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Papers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Papers;

public sealed class AttachmentReaderTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Open_FileOfADraft_IsForItsApplicantAlone()
    {
        var attachmentId = (await _portal.AttachAsync(_company, await _portal.StartAsync(_company), "D03", "a.pdf", SampleFiles.Pdf())).Id;

        Assert.Null(await TryAsync(_portal.As(_company), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K.")), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.As(await _portal.Data.OfficerAsync()), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.As(await _portal.Data.MinistryAsync("Auditi", PortalRoles.Auditor)), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.Visitor(), attachmentId));
        await using var db = _portal.Db();
        Assert.Equal(3, await db.AuditRows.CountAsync(r => r.Action == "document.refused" && r.SubjectId == attachmentId.ToString()));
    }

    [Fact]
    public async Task Open_FileOfACase_IsForItsApplicantAndThoseWhoReadCases()
    {
        var caseId = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company))).CaseId;
        await using var db = _portal.Db();
        var attachmentId = (await db.Attachments.SingleAsync(a => a.KindCode == "D03")).Id;

        Assert.Null(await TryAsync(_portal.As(_company), attachmentId));
        Assert.Equal(0, await db.AuditRows.CountAsync(r => r.Action == "document.open"));
        Assert.Null(await TryAsync(_portal.As(await _portal.Data.OfficerAsync()), attachmentId));
        Assert.Null(await TryAsync(_portal.As(await _portal.Data.MinistryAsync("Auditi", PortalRoles.Auditor)), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K.")), attachmentId));
        Assert.IsType<NotFound>(await TryAsync(_portal.As(await _portal.Data.MinistryAsync("Arka", PortalRoles.Cashier)), attachmentId));
        Assert.Equal(2, await db.AuditRows.CountAsync(r => r.Action == "document.open" && r.SubjectId == caseId.ToString() && r.Detail == "D03"));
    }

    [Fact]
    public async Task Open_NoSuchFile_IsNotFound() => Assert.IsType<NotFound>(await TryAsync(_portal.As(_company), Guid.NewGuid()));

    private static async Task<Error?> TryAsync(TestSession session, Guid attachmentId)
    {
        await using (session)
        {
            var opened = await session.Get<AttachmentReader>().OpenAsync(attachmentId, CancellationToken.None);
            if (opened.IsOk)
            {
                await opened.Value.Content.DisposeAsync();
            }

            return opened.Error;
        }
    }
}
