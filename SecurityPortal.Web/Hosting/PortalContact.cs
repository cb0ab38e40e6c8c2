namespace SecurityPortal.Web.Hosting;

/// <summary>How people reach the division: the setting <c>Contact</c>. What is not set is not shown.</summary>
public sealed class PortalContact
{
    public string? Email { get; set; }

    /// <summary>As people dial it, e.g. <c>+383 38 000 000</c>.</summary>
    public string? Phone { get; set; }

    /// <summary>Street and town, one line.</summary>
    public string? Address { get; set; }
}
