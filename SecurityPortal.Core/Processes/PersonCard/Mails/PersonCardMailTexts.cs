namespace SecurityPortal.Core.Processes.PersonCard.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class PersonCardMailTexts;
