using System.Text.Json.Nodes;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

/// <summary>What was queued by an earlier portal leaves from today's.</summary>
public sealed class MailVersionTests
{
    [Fact]
    public void Read_EarlierVersion_IsUpgraded()
    {
        var mail = (InventedMail)MailKind.Of<InventedMail>().Read("""{"Who":"Agim","Link":"https://portal.example/"}""", 1);

        Assert.Equal(new InventedMail { Name = "Agim (1)", Link = "https://portal.example/" }, mail);
    }

    [Fact]
    public void Read_OwnVersion_IsAsItWasWritten()
    {
        var mail = new InventedMail { Name = "Agim", Link = "https://portal.example/" };

        Assert.Equal(mail, MailKind.Of<InventedMail>().Read(MailKind.Of<InventedMail>().Write(mail), 2));
    }

    [Fact]
    public void Read_LaterVersionOrOneWithoutUpgrade_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => MailKind.Of<InventedMail>().Read("""{"Name":"Agim","Link":"https://portal.example/"}""", 3));
        Assert.Throws<InvalidOperationException>(() => MailKind.Of<ForgottenMail>().Read("""{"Link":null}""", 1));
    }

    [Fact]
    public void Mails_OfALaterVersion_HaveAnUpgrade() => Assert.All(
        MailSamples.Types.Select(t => (Type: t, Mail: (MailAttribute)Attribute.GetCustomAttribute(t, typeof(MailAttribute))!)).Where(m => m.Mail.Version > 1),
        m => Assert.True(m.Mail.Upgrade?.IsAssignableTo(typeof(IMailUpgrade)), $"{m.Type.Name} cannot read what is stored."));

    [Mail("Invented", typeof(MailTexts), Version = 2, Upgrade = typeof(InventedUpgrade))]
    private sealed record InventedMail : IMail
    {
        public required string Name { get; init; }

        public required string Link { get; init; }
    }

    [Mail("Forgotten", typeof(MailTexts), Version = 2)]
    private sealed record ForgottenMail : IMail
    {
        public required string? Link { get; init; }
    }

    private sealed class InventedUpgrade : IMailUpgrade
    {
        public void Upgrade(JsonObject stored, int fromVersion)
        {
            stored["Name"] = $"{stored["Who"]} ({fromVersion})";
            stored.Remove("Who");
        }
    }
}
