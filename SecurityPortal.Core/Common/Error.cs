namespace SecurityPortal.Core.Common;

/// <summary>An expected failure. The screen translates <see cref="Code"/>: texts stand in ErrorTexts under the same key.</summary>
/// <param name="Code">Room and reason, e.g. <c>case.changed-by-other</c>.</param>
public record Error(string Code)
{
    /// <summary>Values for the places {0}, {1} … of the translated sentence.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];
}

/// <summary>The signed-in user may not do this.</summary>
public sealed record NotPermitted() : Error("common.not-permitted");

/// <summary>The thing asked for does not exist, or not for this user: the two are never told apart.</summary>
public sealed record NotFound() : Error("common.not-found");

/// <summary>The server has no room: the portal can be read, and nothing can be changed for the moment.</summary>
public sealed record ReadOnlyPortal() : Error("common.read-only");
