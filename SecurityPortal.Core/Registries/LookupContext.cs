namespace SecurityPortal.Core.Registries;

/// <summary>Why a registry is asked; written to the look-up log.</summary>
/// <param name="Purpose">Process and step, e.g. <c>ServiceLicence/owners</c>: ASCII, at most 80 characters.</param>
/// <param name="SubjectId">The draft or case that the look-up is for.</param>
public sealed record LookupContext(string Purpose, Guid? SubjectId = null);
