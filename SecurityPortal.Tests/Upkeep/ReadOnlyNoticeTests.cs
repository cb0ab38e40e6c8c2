using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Data;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Tests.Upkeep;

public sealed class ReadOnlyNoticeTests : PortalBunitContext
{
    [Theory]
    [InlineData("sq", "Portali tani vetëm lexohet")]
    [InlineData("sr-Latn", "Portal se sada samo čita")]
    [InlineData("en", "The portal can only be read now")]
    public void Gate_ClosesAndOpens_AnOpenPageSaysSoAndIsSilentAgain(string language, string sentence)
    {
        Speak(language);
        var gate = new WriteGate();
        Services.AddSingleton(gate);
        var notice = Render<ReadOnlyNotice>();
        Assert.Empty(notice.FindAll("p"));

        gate.Set(closed: true);
        notice.WaitForAssertion(() => Assert.StartsWith(sentence, notice.Find("[role=status] p").TextContent, StringComparison.Ordinal));

        gate.Set(closed: false);
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("p")));
    }
}
