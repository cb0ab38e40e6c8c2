using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// What opening one step of a wizard costs on its web socket. Counted are the messages' bytes before compression: what the server draws and the browser reads.
/// </summary>
[Collection(Lanes.One)]
public sealed class CircuitBytesTests(BrowserFixture browser, ITestOutputHelper output)
{
    // 52,000 measured, of which the menu's icons are a third (docs/decisions/0010); the theme would add 12,500.
    private const int MostAtOpening = 58_000;

    [Fact]
    public async Task Wizard_OpeningAStep_SendsTheStepAndNoStyleSheet()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address);
        await person.SignInAsync("819002074");
        await person.GoAsync("/applications/service-licence");
        await person.Page.Locator("[data-testid=start-SRV-BAZ], [data-testid=continue-SRV-BAZ]").ClickAsync();
        await Expect(person.At("Company.BankAccount")).ToBeVisibleAsync();

        var frames = new Frames();
        person.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(frame);
        var document = await person.Page.ReloadAsync();
        await person.ReadyAsync();
        await Expect(person.At("Company.BankAccount")).ToBeVisibleAsync();
        await frames.QuietAsync();

        output.WriteLine($"wizard step at opening: circuit {frames.Bytes} bytes in {frames.Count} messages, page {(await document!.BodyAsync()).Length} bytes");
        Assert.False(frames.Saw("--mud-palette"), "A circuit carries MudBlazor's theme.");
        Assert.InRange(frames.Bytes, 1, MostAtOpening);
    }

    private sealed class Frames
    {
        private readonly Lock _lock = new();
        private readonly List<byte[]> _received = [];

        public int Count { get { lock (_lock) { return _received.Count; } } }

        public int Bytes { get { lock (_lock) { return _received.Sum(f => f.Length); } } }

        public void Add(IWebSocketFrame frame)
        {
            lock (_lock)
            {
                _received.Add(frame.Binary ?? System.Text.Encoding.UTF8.GetBytes(frame.Text ?? ""));
            }
        }

        public bool Saw(string text)
        {
            lock (_lock)
            {
                return _received.Any(f => System.Text.Encoding.UTF8.GetString(f).Contains(text, StringComparison.Ordinal));
            }
        }

        /// <summary>Until nothing has come for a second.</summary>
        public async Task QuietAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            for (var (seen, silent) = (0, 0); seen == 0 || silent < 10;)
            {
                await timer.WaitForNextTickAsync(patience.Token);
                (seen, silent) = (Count, Count == seen ? silent + 1 : 0);
            }
        }
    }
}
