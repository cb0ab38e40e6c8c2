namespace SecurityPortal.Core.Upkeep.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class UpkeepMailTexts;
