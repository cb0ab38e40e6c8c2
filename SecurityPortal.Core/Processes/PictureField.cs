namespace SecurityPortal.Core.Processes;

/// <summary>A picture that a form asks for as one of its fields.</summary>
/// <param name="KindCode">Kind of its attachment.</param>
/// <param name="Step">Step that asks.</param>
/// <param name="Path">Path of the answer.</param>
public sealed record PictureField(string KindCode, string Step, string Path);
