namespace SecurityPortal.Core.Notifications;

/// <summary>The mail server and the sender; settings section <c>Smtp</c>. Without a host nothing is sent.</summary>
public sealed record SmtpSettings
{
    /// <summary>Name or address of the server.</summary>
    public string? Host { get; init; }

    /// <summary>Its port: 587, 465 or 25.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>User name; none means no sign-in.</summary>
    public string? User { get; init; }

    /// <summary>Password of the user.</summary>
    public string? Password { get; init; }

    public string From { get; init; } = "portal@localhost";

    /// <summary>The sender's name, shown beside the address.</summary>
    public string FromName { get; init; } = "SecurityPortal";

    /// <summary>Longest time for one delivery, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 30;
}
