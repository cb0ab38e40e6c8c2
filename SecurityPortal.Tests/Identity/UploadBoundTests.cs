using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

public sealed class UploadBoundTests : AccountTest
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(10 * Megabyte, 3)]
    [InlineData(null, 2)]
    [InlineData(1L, 4)]
    public async Task Take_BySizeAndByNumber_RefusesWhatIsBeyondForAnHour(long? bytes, int allowed)
    {
        var limits = new DocumentLimits { FileMegabytes = 15, HourlyMegabytes = 32, HourlyFiles = 4 };
        await Kit.ActAsAsync(await Kit.ConfirmedPersonAsync());
        var bound = new UploadBound(Kit.Database, Kit.Get<IActorAccessor>(), Kit.Get<Throttle>(), limits, Kit.Clock);

        for (var i = 0; i < allowed; i++)
        {
            Assert.Null(await bound.TakeAsync(bytes, default));
        }

        Assert.Equal("document.too-many", (await bound.TakeAsync(bytes, default))?.Code);
        await Kit.ActAsAsync(await Kit.ConfirmedCompanyAsync());
        Assert.Null(await bound.TakeAsync(bytes, default));
        await Kit.ActAsAsync((await Kit.UserAsync("gezim@post.example")).Id);
        Kit.Clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Null(await bound.TakeAsync(bytes, default));
    }

    [Fact]
    public async Task Take_Visitor_IsNotPermitted()
    {
        var bound = new UploadBound(Kit.Database, Kit.Get<IActorAccessor>(), Kit.Get<Throttle>(), new DocumentLimits(), Kit.Clock);

        Assert.IsType<Core.Common.NotPermitted>(await bound.TakeAsync(1, default));
    }
}
