namespace SecurityPortal.Web.Components.Common;

/// <summary>How a page of a list stands in an address: <c>?page=2</c> is the second, and the first goes without saying.</summary>
public static class PageAddress
{
    /// <summary>The value of <c>page</c>; null for the first.</summary>
    public static int? Value(int number) => number > 1 ? number : null;

    /// <summary>The address of a page of a list that has no other filters.</summary>
    public static string Of(string path, int number) => Value(number) is { } page ? $"{path}?page={page}" : path;
}
