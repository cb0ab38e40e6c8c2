namespace SecurityPortal.Core.Registries;

/// <summary>A visitor who registers, as the look-up log knows them: by keyed hashes of at most 64 ASCII characters.</summary>
/// <param name="Key">Names the browser or, once it is confirmed, the e-mail address.</param>
/// <param name="Network">Names the network address, which no cookie and no other e-mail address changes.</param>
public sealed record LookupVisitor(string Key, string Network);
