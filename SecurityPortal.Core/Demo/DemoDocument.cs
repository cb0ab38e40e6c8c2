namespace SecurityPortal.Core.Demo;

/// <summary>A made-up file of the folder <c>wwwroot-assets/demo</c>, to try an application with.</summary>
/// <param name="KindCode">Kind of document or picture it stands for.</param>
/// <param name="Name">File name.</param>
public sealed record DemoDocument(string KindCode, string Name)
{
    /// <summary>Address within the portal.</summary>
    public string Path => $"/demo/{Name}";
}
