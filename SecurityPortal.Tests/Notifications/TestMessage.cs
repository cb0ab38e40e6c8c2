using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

internal static class TestMessage
{
    public static OutgoingMessage To(string address) => new(
        address,
        "Kërkesa u pranua: Çështja č ć š đ ž",
        "<p>Përshëndetje, Šaban Gjïn</p>",
        "Përshëndetje, Šaban Gjïn",
        "sq",
        "0199a7b2c3d4@portal.example")
    {
        Attachments = [new MailAttachment("fletëpagesa č.pdf", "application/pdf", [0x25, 0x50, 0x44, 0x46, 0, 255])],
    };
}
