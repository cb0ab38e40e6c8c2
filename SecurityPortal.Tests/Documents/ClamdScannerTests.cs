using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

public sealed class ClamdScannerTests
{
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(200_000);

    [Fact]
    public async Task Scan_CleanFile_IsLetIn_AndWasSentWhole()
    {
        using var clamd = new FakeClamd(_ => "stream: OK");

        var result = await ScanAsync(clamd.Port);

        Assert.True(result.IsOk);
        Assert.Equal(_bytes, clamd.Received);
    }

    [Fact]
    public async Task Scan_Virus_IsRefused()
    {
        using var clamd = new FakeClamd(_ => "stream: Win.Test.EICAR_HDB-1 FOUND");

        Assert.Equal("document.infected", (await ScanAsync(clamd.Port)).Error?.Code);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("")]
    [InlineData("OK")]
    public async Task Scan_AnythingButAClearAnswer_IsRefused(string answer)
    {
        using var clamd = new FakeClamd(_ => answer);

        Assert.Equal("document.scanner-unavailable", (await ScanAsync(clamd.Port)).Error?.Code);
    }

    [Fact]
    public async Task Scan_Silence_IsRefusedAfterTheLimit()
    {
        using var clamd = new FakeClamd(_ => null);

        Assert.Equal("document.scanner-unavailable", (await ScanAsync(clamd.Port, timeoutSeconds: 1)).Error?.Code);
    }

    [Fact]
    public async Task Scan_NobodyThere_IsRefused()
    {
        int port;
        using (var gone = new FakeClamd(_ => null))
        {
            port = gone.Port;
        }

        Assert.Equal("document.scanner-unavailable", (await ScanAsync(port)).Error?.Code);
    }

    private Task<Result<Unit>> ScanAsync(int port, int timeoutSeconds = 30) =>
        new ClamdScanner(new ClamdSettings { Host = "127.0.0.1", Port = port, TimeoutSeconds = timeoutSeconds }, NullLogger<ClamdScanner>.Instance)
            .ScanAsync(new MemoryStream(_bytes), default);
}
