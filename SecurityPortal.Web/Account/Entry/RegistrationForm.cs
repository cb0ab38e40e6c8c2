namespace SecurityPortal.Web.Account.Entry;

/// <summary>What a registration page posts: the answers, which button was pressed, and the registry's answer of an earlier look-up.</summary>
/// <typeparam name="TData">What the applicant types.</typeparam>
public abstract class RegistrationForm<TData>
    where TData : new()
{
    public TData Data { get; set; } = new();

    /// <summary>The button: <c>find</c>, <c>register</c>, or empty when Enter was pressed.</summary>
    public string? Action { get; set; }

    /// <summary>The registry's answer, sealed so that the browser cannot alter it.</summary>
    public string? Sealed { get; set; }
}
