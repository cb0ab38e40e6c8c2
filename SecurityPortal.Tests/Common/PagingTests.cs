using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.Common;

public sealed class PagingTests
{
    [Theory]
    [InlineData(1, "abc")]
    [InlineData(2, "def")]
    [InlineData(3, "g")]
    [InlineData(0, "abc")]
    [InlineData(-7, "abc")]
    [InlineData(4, "g")]
    [InlineData(int.MaxValue, "g")]
    public void Page_IsCountedFromOneAndPastTheEndIsTheLast(int number, string rows)
    {
        var place = new PageRequest(number, 3).Within(7);
        var page = place.Of([.. "abcdefg".AsQueryable().At(place)]);

        Assert.Equal(rows, string.Concat(page.Rows));
        Assert.Equal(rows, string.Concat("abcdefg".AsEnumerable().At(place)));
        Assert.Equal((7, 3, 3, Math.Clamp(number, 1, 3)), (page.Total, page.Size, page.Pages, page.Number));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(int.MaxValue, 715827883)]
    public void Page_OfAList_HasSoManyPages(int total, int pages) => Assert.Equal(pages, new PageRequest(1, 3).Within(total).Of<char>([]).Pages);

    [Fact]
    public void Page_OfNothing_IsTheFirst() => Assert.Equal((1, 0), (new PageRequest(5).Within(0).Number, new PageRequest(5).Within(0).Skip));
}
