namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Words of the ministry's files of exams.</summary>
public sealed class ExamsTexts;
