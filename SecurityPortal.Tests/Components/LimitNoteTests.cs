using Bunit;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Forms;

namespace SecurityPortal.Tests.Components;

public sealed class LimitNoteTests : PortalBunitContext
{
    [Fact]
    public void Text_OfALongField_IsCountedAsItIsTyped()
    {
        var cut = Render<LimitNote>(p => p.Add(c => c.Text, new string('Ш', 8200)).Add(c => c.Max, 10_000));

        Assert.Equal("8.200 of 10.000 letters", cut.Find("[data-testid=limit-count]").TextContent);
        Assert.Equal("", cut.Find("[role=status]").TextContent.Trim());
    }

    [Theory]
    [InlineData("", 10_000)]
    [InlineData("Ш", 999)]
    public void Text_EmptyOrOfAShortField_IsNotCounted(string text, int max) =>
        Assert.Empty(Render<LimitNote>(p => p.Add(c => c.Text, text).Add(c => c.Max, max)).FindAll("[data-testid=limit-count]"));
}
