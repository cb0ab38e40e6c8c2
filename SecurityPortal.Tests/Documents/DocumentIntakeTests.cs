using System.Security.Cryptography;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

public sealed class DocumentIntakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskFileStore _store;
    private readonly DocumentIntake _intake;

    public DocumentIntakeTests()
    {
        var limits = new DocumentLimits();
        _store = new DiskFileStore(_folder.Path, TimeProvider.System);
        _intake = new DocumentIntake(_store, new ContentCheck(new NoScanner(), limits), limits);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Accept_HonestFile_IsKeptUnderItsNameAndKind()
    {
        var bytes = SampleFiles.Jpeg();

        var file = (await AcceptAsync(bytes, "Leja e njoftimit")).Value;

        Assert.Equal(("Leja e njoftimit.jpg", ContentKind.Jpeg, (long)bytes.Length), (file.Name, file.Kind, file.Length));
        await using var stream = (await _store.OpenReadAsync(file.Key, default)).Value;
        Assert.Equal(bytes.Length, stream!.Length);
    }

    [Theory]
    [InlineData("foto.jpg", "foto.png")]
    [InlineData("foto.HEIC", "foto.png")]
    [InlineData("foto.PNG", "foto.PNG")]
    public async Task Accept_PngUnderAnyPicturesName_IsCalledWhatItIs(string name, string kept)
    {
        var file = (await AcceptAsync(SampleFiles.Png(), name)).Value;

        Assert.Equal((kept, ContentKind.Png), (file.Name, file.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\00\n\u0010\0\0MotionPhoto_Data")]
    public async Task Accept_MotionPhoto_KeepsThePictureAlone(string before)
    {
        var picture = SampleFiles.Jpeg();

        var file = (await AcceptAsync([.. picture, .. SampleFiles.Latin(before), .. SampleFiles.Film(100_000)], "IMG_1.MP.jpg")).Value;

        await using var kept = (await _store.OpenReadAsync(file.Key, default)).Value;
        var bytes = new byte[kept!.Length];
        await kept.ReadExactlyAsync(bytes);
        Assert.Equal(picture, bytes);
        Assert.Equal((picture.Length, Convert.ToHexStringLower(SHA256.HashData(picture))), ((int)file.Length, file.Sha256));
        Assert.Single(_folder.Files());
    }

    [Theory]
    [InlineData("../a.jpg", 0, "document.name-misleading")]
    [InlineData("a.pdf", 0, "document.not-what-name-says")]
    [InlineData("a.jpg", 100 * 1024 * 1024, "document.case-full")]
    public async Task Accept_RefusedFile_LeavesNothing(string name, long used, string code)
    {
        var result = await AcceptAsync(SampleFiles.Jpeg(), name, used);

        Assert.Equal(code, result.Error?.Code);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Accept_TwentyOneMegabytes_IsTooLarge()
    {
        var result = await AcceptAsync(new byte[21 * 1024 * 1024], "a.pdf");

        Assert.Equal("document.too-large", result.Error?.Code);
        Assert.Empty(_folder.Files());
    }

    private Task<Result<AcceptedFile>> AcceptAsync(byte[] bytes, string name, long used = 0) =>
        _intake.AcceptAsync(new MemoryStream(bytes), name, used, default);
}
