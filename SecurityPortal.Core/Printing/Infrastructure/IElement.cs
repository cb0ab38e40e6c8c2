namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>Anything that can stand on a page.</summary>
#pragma warning disable CA1040 // A marker on purpose, as in QuestPDF: how elements are laid out is nobody's business outside the room.
public interface IElement;
#pragma warning restore CA1040
