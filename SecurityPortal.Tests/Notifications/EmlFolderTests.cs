using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Notifications;

public sealed class EmlFolderTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly EmlFolder _folder;
    private readonly EmlFolderTransport _transport;

    public EmlFolderTests()
    {
        _folder = new EmlFolder(Path.Combine(_data.Path, "mail"));
        _transport = new EmlFolderTransport(_folder, new SmtpSettings(), _clock);
    }

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Read_WrittenMessage_ComesBackWhole()
    {
        var sent = TestMessage.To("agim@example.com");

        Assert.True((await _transport.SendAsync(sent, default)).IsOk);

        var line = Assert.Single(await _folder.ListAsync(default));
        Assert.Equal((sent.Subject, sent.To, _clock.GetUtcNow().UtcDateTime), (line.Subject, line.To, line.Date));
        var message = await _folder.ReadAsync(line.Name, default);
        Assert.Equal((sent.Html, sent.Text), (message!.Html.Trim(), message.Text.Trim()));
        var file = Assert.Single(message.Attachments);
        Assert.Equal((sent.Attachments[0].Name, "application/pdf"), (file.Name, file.MediaType));
        Assert.Equal(sent.Attachments[0].Content, file.Content);
    }

    [Fact]
    public async Task List_SeveralMessages_NewestFirst()
    {
        foreach (var subject in new[] { "one", "two", "three" })
        {
            await _transport.SendAsync(TestMessage.To("a@example.com") with { Subject = subject }, default);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(["three", "two", "one"], (await _folder.ListAsync(default)).Select(m => m.Subject));
    }

    [Fact]
    public async Task List_NoFolderYet_IsEmpty() => Assert.Empty(await _folder.ListAsync(default));

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("20260112-0900000000000-00000000.eml")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task Read_NotOneOfOurs_IsNothing(string name)
    {
        await _transport.SendAsync(TestMessage.To("a@example.com"), default);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "secret.eml"), "Subject: secret\r\n\r\nsecret");

        Assert.Null(await _folder.ReadAsync(name, default));
    }
}
