namespace SecurityPortal.Core.Identity.Demo;

/// <summary>One of the fixed accounts of Development.</summary>
/// <param name="Id">Key of the account, the same on every machine.</param>
/// <param name="Kind">Key of its description in DemoTexts.</param>
/// <param name="Name">Shown name.</param>
/// <param name="SignInName">Business number or e-mail address.</param>
/// <param name="Roles">The ministry's roles; none for applicants.</param>
/// <param name="AuthenticatorKey">Secret of the authenticator, base32; the ministry's accounts have one.</param>
public sealed record DemoAccount(Guid Id, string Kind, string Name, string SignInName, IReadOnlyList<string> Roles, string? AuthenticatorKey);
