namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Marks the texts of a candidate's results.</summary>
public sealed class ExamSittingTexts;
