using SecurityPortal.Core.Documents;

namespace SecurityPortal.Tests.Documents;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Çertifikata e pronësisë – č, ž, đ.pdf")]
    [InlineData("Уверење.pdf")]
    [InlineData("invoice.pdf.exe")]
    [InlineData("pa mbaresë")]
    public void Clean_HonestName_IsKept(string name) => Assert.Equal(name, FileNames.Clean(name).Value);

    [Theory]
    [InlineData("  Dëshmia \u00A0 e\u202Fre .pdf ", "Dëshmia e re .pdf")]
    [InlineData("e\u0308mri.pdf", "ëmri.pdf")]
    [InlineData("a<b>:\"c\"|?*.pdf", "a_b___c____.pdf")]
    [InlineData("dokument.pdf. .", "dokument.pdf")]
    public void Clean_UntidyName_IsTidied(string name, string expected) => Assert.Equal(expected, FileNames.Clean(name).Value);

    [Theory]
    [InlineData("../../etc/passwd.pdf")]
    [InlineData(@"C:\Users\a\b.pdf")]
    [InlineData("a/b.pdf")]
    [InlineData("invoice\u202Efdp.exe")]
    [InlineData("\u2067a.pdf")]
    [InlineData("a\0.pdf")]
    [InlineData("a\r\nContent-Type: text/html.pdf")]
    [InlineData("a\u200B.pdf")]
    [InlineData("a\uFEFF.pdf")]
    [InlineData("a\u2028b.pdf")]
    [InlineData("invoice\u2024pdf")]
    [InlineData("a\u2215b.pdf")]
    [InlineData("a\U000E0041.pdf")]
    [InlineData("a\uE000.pdf")]
    [InlineData(".pdf")]
    [InlineData("..")]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData(null)]
    public void Clean_PathControlOrMisleadingName_IsRefused(string? name) =>
        Assert.Equal("document.name-misleading", FileNames.Clean(name).Error?.Code);

    [Fact]
    public void Clean_HalfASurrogatePair_IsRefused() => Assert.Equal("document.name-misleading", FileNames.Clean("a" + (char)0xD83D + ".pdf").Error?.Code);

    [Fact]
    public void Clean_LongName_IsCutBeforeItsEnding()
    {
        var name = FileNames.Clean(string.Concat(Enumerable.Repeat("👮‍".Replace("\u200D", ""), 100)) + ".pdf").Value;

        Assert.True(name.Length <= FileNames.MaxLength);
        Assert.EndsWith("👮….pdf", name, StringComparison.Ordinal);
    }
}
