using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Notifications;

/// <summary>Every mail in every language: members and places agree, and no line is lost that is not marked.</summary>
public sealed partial class MailTextsTests
{
    private const string Mark = "? ";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, string> MailsAndLanguages()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in MailSamples.Types)
        {
            foreach (var language in Languages.All)
            {
                data.Add(type.FullName!, language);
            }
        }

        return data;
    }

    [Fact]
    public void Mails_AreFound() => Assert.Equal(MailSamples.Types.Count, MailCatalogue.Portal.All.Count(k => k.Members.Count > 0));

    [Theory]
    [MemberData(nameof(MailsAndLanguages))]
    public void Texts_EveryPlaceHasItsMember_AndEveryMemberItsPlace(string mail, string language)
    {
        var type = Find(mail);
        var members = MailSamples.Members(type);
        var lines = Body(type, language).Append(Text(type, "Subject", language)!).ToList();
        var places = lines.SelectMany(Places).ToHashSet();

        Assert.Equal(members.Select(m => m.Name).Where(n => n != nameof(IMail.Link)).Order(), places.Order());
        Assert.Equal(members.Any(m => m.Name == nameof(IMail.Link)), Text(type, "Button", language) is not null);
        Assert.All(members, m => Assert.True(m.IsDefined(typeof(RequiredMemberAttribute)), $"{m.Name} may be forgotten."));
    }

    [Theory]
    [MemberData(nameof(MailsAndLanguages))]
    public void Texts_LinesOfOptionalMembers_AreMarked_AndNoOthers(string mail, string language)
    {
        var type = Find(mail);
        var optional = MailSamples.Members(type).Where(MailSamples.IsOptional).Select(m => m.Name).ToHashSet();

        Assert.All(Body(type, language), line =>
            Assert.Equal((line, Places(line).Any(optional.Contains)), (line, line.StartsWith(Mark, StringComparison.Ordinal))));
        Assert.DoesNotContain(Places(Text(type, "Subject", language)!), optional.Contains);
        Assert.Equal(optional.Contains(nameof(IMail.Link)), Text(type, "Button", language)?.StartsWith(Mark, StringComparison.Ordinal) ?? false);
        Assert.All(Body(type, language), line => Assert.False(string.IsNullOrWhiteSpace(line)));
    }

    [Theory]
    [MemberData(nameof(MailsAndLanguages))]
    public async Task Render_WithAllMembers_ShowsEveryLine(string mail, string language)
    {
        var type = Find(mail);

        var message = await RenderAsync(MailSamples.Make(type), language);

        var lines = Body(type, language).Select(line => Filled(type, line, language)).ToList();
        Assert.Equal(Filled(type, Text(type, "Subject", language)!, language), message.Subject);
        Assert.Equal(Expected(type, message.Subject, lines, Text(type, "Button", language), language), message.Text);
        Assert.Contains($"<html lang=\"{language}\">", message.Html, StringComparison.Ordinal);
        Assert.Equal(MailSamples.Members(type).Count(m => MailSamples.TypeOf(m) == typeof(MailAttachmentRef)), message.Attachments.Count);
        Assert.All(message.Attachments, file => Assert.Equal($"file-{MailSamples.File}-{language}.pdf", file.Name));
        if (language != Languages.Albanian)
        {
            Assert.NotEqual(Text(type, "Subject", Languages.Albanian), Text(type, "Subject", language));
        }
    }

    [Theory]
    [MemberData(nameof(MailsAndLanguages))]
    public async Task Render_WithOptionalMembersAbsent_LosesOnlyTheirLines(string mail, string language)
    {
        var type = Find(mail);
        var optional = MailSamples.Members(type).Where(MailSamples.IsOptional).Select(m => m.Name).ToList();

        // All of them, then each alone.
        foreach (var absent in optional.Select(name => new[] { name }).Prepend([.. optional]))
        {
            var message = await RenderAsync(MailSamples.Make(type, absent), language);

            var lines = Body(type, language).Where(line => !line.StartsWith(Mark, StringComparison.Ordinal) || !Places(line).Any(absent.Contains))
                .Select(line => Filled(type, line, language)).ToList();
            var button = absent.Contains(nameof(IMail.Link)) ? null : Text(type, "Button", language);
            Assert.Equal(Expected(type, message.Subject, lines, button, language), message.Text);
        }
    }

    [Theory]
    [MemberData(nameof(MailsAndLanguages))]
    public void Read_WithoutARequiredMember_Throws(string mail, string language)
    {
        _ = language;
        var type = Find(mail);
        Assert.All(
            MailSamples.Members(type).Where(m => !MailSamples.IsOptional(m)),
            m => Assert.ThrowsAny<System.Text.Json.JsonException>(() => MailSamples.Make(type, m.Name)));
    }

    private static Type Find(string mail) => MailSamples.Types.Single(t => t.FullName == mail);

    private static string[] Body(Type type, string language) => Text(type, "Body", language)!.Split('\n');

    private static string? Text(Type type, string part, string language)
    {
        var mail = type.GetCustomAttribute<MailAttribute>()!;
        return Texts.Find(mail.Texts, $"{mail.Name}.{part}", Languages.Culture(language));
    }

    private static IEnumerable<string> Places(string text) => PlaceRegex().Matches(text).Select(m => m.Groups[1].Value);

    private static string Filled(Type type, string line, string language) => PlaceRegex().Replace(
        line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..] : line,
        place => MailSamples.Shown(type.GetProperty(place.Groups[1].Value)!, language));

    // The plain form holds each line, the button and nothing else between heading and footer.
    private static string Expected(Type type, string subject, IReadOnlyList<string> lines, string? button, string language)
    {
        var culture = Languages.Culture(language);
        var text = $"{subject}\n\n" + string.Concat(lines.Select(line => $"{line}\n\n"));
        if (button is not null)
        {
            text += $"{Filled(type, button, language)}:\nhttps://portal.example/cases/1\n\n";
        }

        return $"{text}--\n{Texts.Get<MailTexts>("PortalName", culture)}\n{Texts.Get<MailTexts>("Footer", culture)}\n".ReplaceLineEndings("\r\n");
    }

    private async Task<OutgoingMessage> RenderAsync(IMail mail, string language)
    {
        await using var database = await Database.CreateAsync();
        await using var db = database.CreateDbContext();
        db.QueueMail(_clock, "event", new MailReceiver("Agim", "agim@example.com", language), mail);
        var renderer = new MailRenderer(MailCatalogue.Portal, [new AttachmentDouble("file")], new SmtpSettings { From = "portal@rks.example" });
        return await renderer.RenderAsync(db.Outbox.Local.Single(), default);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PlaceRegex();
}
