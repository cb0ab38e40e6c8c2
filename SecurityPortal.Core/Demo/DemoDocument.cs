namespace SecurityPortal.Core.Demo;

/// <summary>
/// A made-up file of the folder <c>wwwroot-assets/demo</c>, to try an application with, marked "MOSTËR / UZORAK / SAMPLE". Served in Development only.
/// </summary>
/// <param name="KindCode">Kind of document or picture it stands for.</param>
/// <param name="Name">File name.</param>
public sealed record DemoDocument(string KindCode, string Name)
{
    /// <summary>A receipt of a payment, to upload at a slip.</summary>
    public static DemoDocument Receipt { get; } = new("RECEIPT", "deshmia-e-pageses.pdf");

    /// <summary>Address within the portal.</summary>
    public string Path => $"/demo/{Name}";

    /// <summary>A picture that is compared with those of others.</summary>
    public bool IsCompared { get; init; }
}
