using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.ControlCentre;

/// <summary>From Apply to the certificate, through the portal's services.</summary>
public sealed class ControlCentreDeskTests : IAsyncLifetime
{
    private const string Field = "QK-ME";

    private static readonly string Sample = File.ReadAllText(
        Repository.Path("SecurityPortal.Tests", "Processes", "ControlCentre", "Samples", "application-v1.json"));

    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
        await _portal.LicenceOfAsync(_company, ServiceLicenceProcess.Definition, "SRV-ME", _portal.Today.AddYears(2));
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing()
    {
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(PayloadJson.Write(PayloadJson.Read<ControlCentreApplication>(Sample))), JsonNode.Parse(Sample)));
        Assert.Empty(ControlCentreProcess.Form.Validate(Sample, null, _portal.Today));
    }

    [Fact]
    public void Validate_EmptyAnswers_AreWhatTheAccountWouldFillIn() => Assert.Equal(
        ["Address", "Phone", "Email"], ControlCentreProcess.Form.Validate("{}", null, _portal.Today).Select(e => e.Path));

    [Fact]
    public async Task Apply_OpenField_FilesTheAccountsDataAtOnce()
    {
        var filed = TestPortal.Ok(await ApplyAsync(_company));

        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync(c => c.Id == filed.CaseId);
        Assert.Equal((CaseStatus.Submitted, Field, RequestKind.Initial), (file.Status, file.ClassCode, file.Kind));
        Assert.StartsWith("SSHPS-CC-2026-", file.Number, StringComparison.Ordinal);
        var version = PayloadJson.Read<ControlCentreApplication>((await db.CaseVersions.SingleAsync(v => v.CaseId == file.Id)).Payload.Json);
        Assert.Equal(("Siguria Plus SH.P.K.", "19", "Rr. Nëna Terezë 1, Prishtinë", "+38344123456"),
            (version.CompanyName, version.MunicipalityCode, version.Address, version.Phone));
        Assert.Equal($"case/{file.Id:N}/submitted", Assert.Single(await db.Outbox.Select(m => m.EventKey).ToListAsync()));
        Assert.False(await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Apply_FiveTimesAtOnce_MakesOneCase()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ApplyAsync(_company))));

        await using var db = _portal.Db();
        var file = Assert.Single(await db.Cases.Where(c => c.ProcessKey == "ControlCentre").ToListAsync());
        Assert.Contains(results, r => r.IsOk);
        Assert.All(results, r => Assert.True(r.IsOk ? r.Value.CaseId == file.Id : r.Error!.Code == "class.request-open", r.Error?.Code));
        Assert.False(await db.Drafts.AnyAsync());
    }

    [Theory]
    [InlineData(DelegatePermissions.Prepare)]
    [InlineData(DelegatePermissions.Submit)]
    [InlineData(DelegatePermissions.Pay)]
    public async Task Apply_WithoutThePermissions_LeavesNothingBehind(DelegatePermissions permission)
    {
        var other = await _portal.DelegateAsync(_company, permission);

        Assert.IsType<NotPermitted>((await ApplyAsync(other)).Error);

        await using var session = _portal.As(other);
        Assert.False(TestPortal.Ok(await session.Get<ControlCentreDesk>().ReadAsync(CancellationToken.None)).MayFile);
        await using var db = _portal.Db();
        Assert.False(await db.Drafts.AnyAsync() || await db.Cases.AnyAsync(c => c.ProcessKey == "ControlCentre"));
    }

    [Theory]
    [InlineData("QK-TPG", "control-centre.licence-missing")]
    [InlineData("SRV-ME", "class.unknown")]
    [InlineData("", "class.unknown")]
    public async Task Apply_FieldThatIsNotOpen_LeavesNothingBehind(string field, string code)
    {
        Assert.Equal(code, (await ApplyAsync(_company, field)).Error!.Code);

        await using var db = _portal.Db();
        Assert.False(await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Read_AsAnIndividualOrOfficer_IsNotPermitted()
    {
        foreach (var actor in new[] { await _portal.IndividualAsync(), await _portal.Data.OfficerAsync() })
        {
            await using var session = _portal.As(actor);
            Assert.IsType<NotPermitted>((await session.Get<ControlCentreDesk>().ReadAsync(CancellationToken.None)).Error);
            Assert.IsType<NotPermitted>((await session.Get<ControlCentreDesk>().ApplyAsync(Field, CancellationToken.None)).Error);
        }
    }

    [Fact]
    public async Task Case_ThroughReturnAndPayment_EndsInACertificateThatSaysSo()
    {
        var filed = TestPortal.Ok(await ApplyAsync(_company));
        var officer = await _portal.Data.OfficerAsync();
        var supervisor = await _portal.Data.SupervisorAsync();

        // The officer asks for a document; the company attaches it in the correction and mends its address.
        await ReviewAsync(officer, filed.CaseId, (r, seen) => r.TakeAsync(filed.CaseId, seen, CancellationToken.None));
        await using (var session = _portal.As(officer))
        {
            TestPortal.Ok(await session.Get<CaseCommentService>()
                .AddAsync(filed.CaseId, ProcessDefinition.DocumentsStep, "Documents.Q02", "Bashkëngjitni planin.", CancellationToken.None));
        }

        await ReviewAsync(officer, filed.CaseId, (r, seen) => r.ReturnAsync(filed.CaseId, seen, _portal.Today.AddDays(15), null, CancellationToken.None));
        await CorrectAsync(filed.CaseId);
        await ReviewAsync(officer, filed.CaseId, (r, seen) => r.TakeAsync(filed.CaseId, seen, CancellationToken.None));
        await ReviewAsync(officer, filed.CaseId, (r, seen) => r.RecommendAsync(filed.CaseId, seen, true, null, CancellationToken.None));
        await ReviewAsync(supervisor, filed.CaseId, (r, seen) => r.ApproveAsync(filed.CaseId, seen, null, CancellationToken.None));

        await using (var db = _portal.Db())
        {
            var slip = await db.PaymentSlips.SingleAsync();
            Assert.Equal((250_00L, false), (slip.AmountCents, slip.AmountConfirmed));
            await using var cashier = _portal.As(await _portal.Data.MinistryAsync("Arta Arka", PortalRoles.Cashier));
            TestPortal.Ok(await cashier.Get<PaymentService>()
                .BookAsync(slip.Id, slip.Version, new Booking(_portal.Today, "BQK-1", 250_00), CancellationToken.None));
        }

        await using var after = _portal.Db();
        var certificate = await after.Licences.SingleAsync(l => l.ProcessKey == "ControlCentre");
        Assert.Equal(("QK-ME-2026-0001", _portal.Today, _portal.Today.AddYears(3).AddDays(-1)),
            (certificate.Number, certificate.ValidFrom, certificate.ValidTo));

        await using var company = _portal.As(_company);
        var paper = TestPortal.Ok(await company.Get<PaperService>().LicenceAsync(certificate.Id, CancellationToken.None));
        var text = PdfText.Of(paper.Content);
        Assert.Contains("CERTIFIKATË E QENDRËS SË KONTROLLIT", text, StringComparison.Ordinal);
        Assert.Contains("SERTIFIKAT KONTROLNOG CENTRA", text, StringComparison.Ordinal);
        Assert.Contains("për fushën", text, StringComparison.Ordinal);
        Assert.Contains("QK-ME-2026-0001", paper.FileName, StringComparison.Ordinal);
        var decision = PdfText.Of(TestPortal.Ok(await company.Get<PaperService>().DecisionAsync(filed.CaseId, CancellationToken.None)).Content);
        Assert.Contains("Certifikatë e qendrës së kontrollit", decision.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("Licenc", decision, StringComparison.OrdinalIgnoreCase);

        var mail = await after.Outbox.SingleAsync(m => m.Template == MailKind.Of<CaseIssuedMail>().Name);
        var renderer = new MailRenderer(MailCatalogue.Portal, [new AttachmentDouble()], new SmtpSettings { From = "portal@rks.example" });
        foreach (var (language, subject) in new[]
                 {
                     ("sq", "Certifikatë e qendrës së kontrollit – gati për marrje"), ("sr-Latn", "Sertifikat kontrolnog centra – spremno za preuzimanje"),
                     ("en", "Control centre certificate ready"),
                 })
        {
            var message = await renderer.RenderAsync(Copy(mail, language), CancellationToken.None);
            Assert.StartsWith(subject, message.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain("licenc", message.Subject + message.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static OutboxMail Copy(OutboxMail mail, string language) => new()
    {
        EventKey = mail.EventKey, To = mail.To, Language = language, Template = mail.Template, TemplateVersion = mail.TemplateVersion,
        ModelJson = mail.ModelJson,
        CreatedAt = mail.CreatedAt, DueAt = mail.DueAt,
    };

    private async Task CorrectAsync(Guid caseId)
    {
        await using var session = _portal.As(_company);
        var store = session.Get<DraftStore>();
        var draftId = TestPortal.Ok(await store.StartCorrectionAsync(caseId, CancellationToken.None));
        var draft = TestPortal.Ok(await store.LoadAsync(draftId, CancellationToken.None));
        Assert.Equal("Documents.Q02", Assert.Single(draft.Correction!.Comments).Path);
        await _portal.AttachAsync(_company, draftId, "Q02", "plani.pdf", SampleFiles.Pdf());
        var application = PayloadJson.Read<ControlCentreApplication>(draft.PayloadJson);
        application.Address = "Rr. B 7, Prishtinë";
        var saved = TestPortal.Ok(await store.SaveAsync(draftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application),
            CancellationToken.None));
        Assert.Equal(caseId, TestPortal.Ok(await session.Get<DraftSubmission>().SubmitAsync(draftId, saved.Version, CancellationToken.None)).CaseId);
    }

    private async Task ReviewAsync(Actor actor, Guid caseId, Func<CaseReviewService, Guid, Task<Result<CaseStatus>>> act)
    {
        await using var db = _portal.Db();
        await using var session = _portal.As(actor);
        TestPortal.Ok(await act(session.Get<CaseReviewService>(), (await db.Cases.SingleAsync(c => c.Id == caseId)).Version));
    }

    private async Task<Result<DraftSubmitted>> ApplyAsync(Actor actor, string field = Field)
    {
        await using var session = _portal.As(actor);
        return await session.Get<ControlCentreDesk>().ApplyAsync(field, CancellationToken.None);
    }
}
