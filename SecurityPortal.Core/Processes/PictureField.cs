namespace SecurityPortal.Core.Processes;

/// <summary>A picture that a form asks for as one of its fields.</summary>
/// <param name="KindCode">Kind of its attachment.</param>
/// <param name="Step">Step that asks.</param>
/// <param name="Path">Path of the answer.</param>
/// <param name="OriginalKind">For a portrait: kind of the picture as it was uploaded, of which the portrait is a part of the right proportions. Null for
/// others.</param>
public sealed record PictureField(string KindCode, string Step, string Path, string? OriginalKind = null);
