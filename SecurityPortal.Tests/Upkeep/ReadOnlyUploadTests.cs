using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Downloads;
using SecurityPortal.Web.Localization;

namespace SecurityPortal.Tests.Upkeep;

public sealed class ReadOnlyUploadTests
{
    [Theory]
    [InlineData(true, StatusCodes.Status503ServiceUnavailable, 0)]
    [InlineData(false, StatusCodes.Status200OK, 1)]
    public async Task Upload_GateClosed_IsRefusedBeforeAByteIsTaken(bool closed, int status, int taken)
    {
        await using var portal = await TestPortal.CreateAsync(services => services.AddPortalAccounts().AddLocalization()
            .AddSingleton<IStringLocalizer<ErrorTexts>, ErrorSentenceLocalizer>());
        await using var company = portal.As(await portal.Data.CompanyAsync());
        portal.Database.Gate.Set(closed);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = company.Services };
        context.Features.Set<IAntiforgeryValidationFeature>(new Valid());
        context.Response.Body = answer;
        context.Request.ContentType = "multipart/form-data; boundary=x";
        context.Request.Body = new MemoryStream(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nabc\r\n--x--\r\n"u8.ToArray());

        var calls = 0;
        var result = await context.ReceiveFileAsync((_, _) =>
        {
            calls++;
            return Task.FromResult<Result<Guid>>(Guid.NewGuid());
        });
        await result.ExecuteAsync(context);

        Assert.Equal((status, taken), (context.Response.StatusCode, calls));
        var text = System.Text.Encoding.UTF8.GetString(answer.ToArray());
        Assert.Equal(closed, text.Contains("\"code\":\"common.read-only\"", StringComparison.Ordinal));
    }

    private sealed class Valid : IAntiforgeryValidationFeature
    {
        public bool IsValid => true;

        public Exception? Error => null;
    }
}
