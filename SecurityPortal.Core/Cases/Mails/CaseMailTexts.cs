namespace SecurityPortal.Core.Cases.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class CaseMailTexts;
