namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Marks the texts of the ministry's exam pages.</summary>
public sealed class OfficerExamTexts;
