using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Tests.Hosting;

/// <summary>One answer for whatever is sent.</summary>
public sealed class FileDownloadsTests
{
    private readonly DefaultHttpContext _context = new();

    public FileDownloadsTests()
    {
        _context.RequestServices = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        _context.Response.Body = new MemoryStream();
    }

    [Theory]
    [InlineData("saved", "attachment; filename=\"Fatura e 2_.html\"; filename*=UTF-8''Fatura%20e%202%C3%AB.html", "text/html")]
    [InlineData("shown", "inline; filename=\"Fatura e 2_.html\"; filename*=UTF-8''Fatura%20e%202%C3%AB.html", "text/html")]
    [InlineData("paper", "inline; filename=Vendimi.pdf; filename*=UTF-8''Vendimi.pdf", "application/pdf")]
    [InlineData("workbook", "attachment; filename=Lista.xlsx; filename*=UTF-8''Lista.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task Send_AnyKind_IsProtected(string kind, string place, string type)
    {
        var bytes = "<script>"u8.ToArray();
        Result<OpenedFile> opened = new OpenedFile(new MemoryStream(bytes), "text/html", "Fatura e 2ë.html");

        await RunAsync(kind switch
        {
            "saved" => _context.SendAsync(Task.FromResult(opened)),
            "shown" => _context.SendAsync(Task.FromResult(opened), inline: true),
            "paper" => _context.SendAsync(Task.FromResult<Result<PaperFile>>(new PaperFile(bytes, "Vendimi.pdf"))),
            _ => _context.SendAsync(Task.FromResult<Result<WorkbookFile>>(new WorkbookFile(bytes, "Lista.xlsx"))),
        });

        var headers = _context.Response.Headers;
        Assert.Equal((200, type, place), (_context.Response.StatusCode, _context.Response.ContentType, headers.ContentDisposition.ToString()));
        Assert.Equal(("nosniff", "no-store"), (headers.XContentTypeOptions.ToString(), headers.CacheControl.ToString()));
        Assert.EndsWith("; sandbox", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal("<script>", Body());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_WhatIsNotThereOrNotTheirs_IsNotFoundAlike(bool exists)
    {
        await RunAsync(_context.SendAsync(Task.FromResult<Result<PaperFile>>(exists ? new NotPermitted() : new NotFound())));

        Assert.Equal((404, ""), (_context.Response.StatusCode, Body()));
        Assert.Empty(_context.Response.Headers.ContentDisposition.ToArray());
    }

    [Fact]
    public async Task Send_AnotherError_SaysItsSentence()
    {
        await RunAsync(_context.SendAsync(Task.FromResult<Result<WorkbookFile>>(new Error("class.unknown"))));

        Assert.Equal((422, "text/plain; charset=utf-8"), (_context.Response.StatusCode, _context.Response.ContentType));
        Assert.Equal(Texts.Get<ErrorTexts>("class.unknown", System.Globalization.CultureInfo.CurrentUICulture), Body());
    }

    [Theory]
    [InlineData("document.store-unavailable")]
    [InlineData("document.store-damaged")]
    public async Task Send_StoreAway_SaysSoAndThatItIsThePortalThatFails(string code)
    {
        await RunAsync(_context.SendAsync(Task.FromResult<Result<OpenedFile>>(new Error(code))));

        Assert.Equal((503, "text/plain; charset=utf-8"), (_context.Response.StatusCode, _context.Response.ContentType));
        Assert.Equal(Texts.Get<ErrorTexts>(code, System.Globalization.CultureInfo.CurrentUICulture), Body());
    }

    private async Task RunAsync(Task<IResult> answer) => await (await answer).ExecuteAsync(_context);

    private string Body() => Encoding.UTF8.GetString(((MemoryStream)_context.Response.Body).ToArray());
}
