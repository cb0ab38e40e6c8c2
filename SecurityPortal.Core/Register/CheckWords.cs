using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Register;

/// <summary>What the public check says of a document, from the source that knows it.</summary>
/// <param name="Title">The verdict in a few words.</param>
/// <param name="Text">Why, and since when.</param>
public sealed record CheckWords(LocalName Title, LocalName Text);
