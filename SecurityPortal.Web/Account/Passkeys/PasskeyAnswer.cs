namespace SecurityPortal.Web.Account.Passkeys;

/// <summary>What <c>PasskeyForm</c> sends.</summary>
public sealed class PasskeyAnswer
{
    /// <summary>JSON of the browser.</summary>
    public string? Credential { get; set; }

    /// <summary>The sealed ticket of the question.</summary>
    public string? Ticket { get; set; }
}
