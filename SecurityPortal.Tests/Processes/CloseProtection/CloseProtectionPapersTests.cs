using SecurityPortal.Core.Common;
using SecurityPortal.Core.Papers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>The request to sign, and the authorisation that hangs where anybody reads it.</summary>
public sealed class CloseProtectionPapersTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private CloseProtectionKit _kit = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _kit = await CloseProtectionKit.CreateAsync(_portal);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Request_NamesThePersonTheUnitAndTheLicence_ButNotTheAssessment()
    {
        var draft = await _kit.DraftAsync();
        await using var session = _portal.As(_kit.Company);

        var text = PdfText.Of(TestPortal.Ok(await session.Get<PaperService>().DraftFormAsync(draft.Id, "CP01", default)).Content);

        Assert.All([TestData.MarkerNumber, "Shoqata e gazetarëve", "SRV-MA-", "Gazetar"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Kërcënime", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorisation_NamesTheCompanyAlone()
    {
        var licence = await _kit.IssuedAsync();
        await using var session = _portal.As(_kit.Company);

        var text = PdfText.Of(TestPortal.Ok(await session.Get<PaperService>().LicenceAsync(licence.Id, default)).Content);

        Assert.All(
            [licence.Number, licence.HolderName, LocalTime.Format(licence.ValidTo)], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("ukić", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestData.MarkerNumber, text, StringComparison.Ordinal);
    }
}
