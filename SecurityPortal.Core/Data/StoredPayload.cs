namespace SecurityPortal.Core.Data;

/// <summary>Answers as they were stored.</summary>
/// <param name="Json">The answers.</param>
/// <param name="Version">Version of their shape.</param>
public readonly record struct StoredPayload(string Json, int Version);
