namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Texts of the process: its name, step titles, criteria, a label for each path of the payload, and the words of its files.</summary>
public sealed class ExamTexts;
