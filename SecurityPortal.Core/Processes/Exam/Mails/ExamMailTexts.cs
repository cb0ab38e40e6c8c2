namespace SecurityPortal.Core.Processes.Exam.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class ExamMailTexts;
