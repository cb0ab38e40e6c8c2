namespace SecurityPortal.Core.Drafts.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class DraftMailTexts;
