namespace SecurityPortal.Core.Notifications;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the start on port 465; elsewhere STARTTLS where the server offers it, and always when a user name is set.</summary>
    Auto,

    /// <summary>Plain text: only for a server on the same machine or in the same protected network.</summary>
    None,

    /// <summary>STARTTLS, or no delivery.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}
