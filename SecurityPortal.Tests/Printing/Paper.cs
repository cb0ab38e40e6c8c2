using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Tests.Printing;

/// <summary>Small documents to test with.</summary>
internal static class Paper
{
    /// <summary>A winter's day, 13:30 in Kosovo.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 1, 12, 12, 30, 0, TimeSpan.Zero);

    /// <summary>A page of 300 × 200 points with a margin of 20.</summary>
    public static Document Small(Action<IContainer> content) => Document.Create(container => container.Page(page =>
    {
        page.Size(300, 200);
        page.Margin(20);
        page.DefaultTextStyle(style => style.FontSize(10));
        page.Content().Element(content);
    }));

    public static PortalPageFrame Framed(Action<PaperBody> body, Func<PaperHeading, PaperHeading>? change = null)
    {
        var heading = new PaperHeading { Title = ("Formulari i kërkesës", "Obrazac zahteva"), Reference = "SL-2026-000123", PrintedAt = Noon };
        return new PortalPageFrame(change is null ? heading : change(heading), body);
    }

    public static string Words(int count) => string.Join(' ', Enumerable.Range(1, count).Select(i => $"fjala{i}"));
}
