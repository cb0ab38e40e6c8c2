namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Words of the ministry's files of exams and of the letter that calls a candidate to one.</summary>
public sealed class ExamsTexts;
