using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Tests.Documents;

public sealed class DocumentErrorsTests
{
    public static TheoryData<Error> All =>
    [
        DocumentErrors.NameMisleading, DocumentErrors.Empty, DocumentErrors.TypeNotAllowed, DocumentErrors.NotWhatNameSays(".pdf"), DocumentErrors.Damaged,
        DocumentErrors.ActiveContent, DocumentErrors.ImageTooLarge(50), DocumentErrors.TooLarge(20 << 20), DocumentErrors.CaseFull(100 << 20, 99 << 20),
        DocumentErrors.Infected, DocumentErrors.ScannerUnavailable, DocumentErrors.DiskFull, DocumentErrors.StoreUnavailable, DocumentErrors.StoreDamaged,
        DocumentErrors.NeedsPassword, DocumentErrors.Heic,
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Sentence_InEveryLanguage_IsThereAndNamesTheValues(Error error)
    {
        var sentences = Languages.All.Select(l => Texts.Get<ErrorTexts>(error.Code, Languages.Culture(l), [.. error.Arguments])).ToList();

        Assert.Equal(3, sentences.Distinct().Count());
        Assert.All(error.Arguments, a =>
            Assert.All(sentences, s => Assert.Contains(Convert.ToString(a, CultureInfo.InvariantCulture)!, s, StringComparison.Ordinal)));
    }
}
