namespace SecurityPortal.Web.Public.Api;

/// <summary>How often one address may check; settings section <c>PublicCheck</c>.</summary>
public sealed record CheckLimits
{
    /// <summary>Name of the rate limiter's policy.</summary>
    public const string Policy = "public-check";

    /// <summary>Questions a minute from one address, page and JSON together.</summary>
    public int PerMinute { get; init; } = 30;
}
