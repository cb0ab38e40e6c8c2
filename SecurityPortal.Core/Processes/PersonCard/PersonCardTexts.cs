namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Texts of the process: its name, step titles, a label for each path of the payload, and what is printed on a card.</summary>
public sealed class PersonCardTexts;
