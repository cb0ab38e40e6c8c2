namespace SecurityPortal.Core.Common;

/// <summary>Settings of the section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>Folder of the SQLite database, the files, the keys and the mail folder.</summary>
    public string DataDirectory { get; set; } = "App_Data";

    /// <summary>Folder of the keys that protect cookies and links, shared by all servers; <c>keys</c> in the data folder when not set.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>Address people reach the portal at; links in mails and QR codes begin with it. The Host header is not trusted.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5000";

    /// <summary>The absolute address of a path such as <c>/cases/…</c>.</summary>
    public string Link(string path) => $"{PublicAddress.TrimEnd('/')}{path}";
}
