using SecurityPortal.Core.Cases;
using SecurityPortal.Web.Officer;

namespace SecurityPortal.Tests.Officer;

public sealed class QueueAddressTests
{
    [Fact]
    public void ToString_EveryFilter_StandsInTheAddress()
    {
        var address = new QueueAddress(QueueGroup.ForDecision, "ServiceLicence", "me", "Çelë & co", 15, true, true, 3);

        Assert.Equal(
            "/officer/queue?group=fordecision&process=ServiceLicence&officer=me&q=%C3%87el%C3%AB%20%26%20co&age=15&overdue=true&sort=newest&page=3",
            address.ToString());
    }

    [Theory]
    [InlineData("1234567892")]
    [InlineData(" 1234 567 892 ")]
    public void ToString_PersonalNumber_StandsInNoAddress(string number) =>
        Assert.Equal(QueueAddress.Path, new QueueAddress(Text: number).ToString());

    [Fact]
    public void Filter_Secret_TakesThePlaceOfTheText() => Assert.Equal("1234567892", new QueueAddress(Text: "abc").Filter("1234567892").Text);
}
