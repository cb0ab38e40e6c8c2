using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Notifications;

public sealed class MailRendererTests
{
    private static readonly Guid Slip = Guid.NewGuid();

    private static readonly CaseApprovedMail Approved = new()
    {
        Name = "Siguria Šaban & Çelik",
        CaseNumber = "SL-2026-000001",
        Subject = new LocalName { Sq = "Siguri bazike", Sr = "Osnovno obezbeđenje", En = "Basic security" },
        AmountCents = 123_456,
        PaymentReference = "RF18 0001",
        DueOn = new DateOnly(2026, 12, 31),
        Slip = new MailAttachmentRef(SlipAttachment.Kind, Slip),
        Link = "https://portal.example/cases/1",
    };

    private readonly MailRenderer _renderer = new(MailCatalogue.Portal, [new AttachmentDouble()], new SmtpSettings { From = "portal@rks.example" });

    [Fact]
    public async Task Render_Values_AreInTheReadersForm()
    {
        var text = (await _renderer.RenderAsync(Row(Approved, "sr-Latn"), default)).Text;

        Assert.Contains("Poštovani Siguria Šaban & Çelik,", text, StringComparison.Ordinal);
        Assert.Contains("Osnovno obezbeđenje", text, StringComparison.Ordinal);
        Assert.Contains("31.12.2026", text, StringComparison.Ordinal);
        Assert.Matches(@"1\.234,56\s€", text);
    }

    [Fact]
    public async Task Render_BracesInAValue_StayAsTheyAre()
    {
        var text = (await _renderer.RenderAsync(Row(Approved with { Name = "{Link} {x}" }, "en"), default)).Text;

        Assert.Contains("Dear {Link} {x},", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Slip_IsAttached_AndMessageIdIsFixed()
    {
        var row = Row(Approved, "sq");

        var message = await _renderer.RenderAsync(row, default);

        Assert.Equal($"{row.Id:N}@rks.example", message.MessageId);
        Assert.Equal($"slip-{Slip}-sq.pdf", Assert.Single(message.Attachments).Name);
    }

    [Fact]
    public async Task Render_AttachmentThatNobodyMakes_Throws() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => _renderer.RenderAsync(Row(Approved with { Slip = new MailAttachmentRef("no-such-paper", Slip) }, "sq"), default));

    [Fact]
    public void Line_WithAnEmptyPlace_IsLeftOutOnlyWhenMarked()
    {
        static string? ValueOf(string place) => place == "Known" ? "yes" : null;

        Assert.Equal("Known: yes.", MailLine.Parse("? Known: {Known}.").Fill(ValueOf));
        Assert.Null(MailLine.Parse("? Unknown: {Known} {Unknown}.").Fill(ValueOf));
        Assert.Throws<InvalidOperationException>(() => MailLine.Parse("Unknown: {Known} {Unknown}.").Fill(ValueOf));
    }

    internal static OutboxMail Row(IMail mail, string language) => new()
    {
        EventKey = Guid.NewGuid().ToString(),
        Template = MailKind.Of(mail.GetType()).Name,
        TemplateVersion = MailKind.Of(mail.GetType()).Version,
        Language = language,
        To = "agim@example.com",
        ModelJson = MailKind.Of(mail.GetType()).Write(mail),
        CreatedAt = DateTime.UnixEpoch,
        DueAt = DateTime.UnixEpoch,
    };
}
