using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Registries;

/// <summary>The account, or the visitor, has made as many look-ups as are allowed in an hour or a day. The registry was not asked.</summary>
public sealed record TooManyLookups() : Error("lookup.too-many");
