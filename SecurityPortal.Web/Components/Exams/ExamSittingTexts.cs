namespace SecurityPortal.Web.Components.Exams;

/// <summary>Marks the texts of a candidate's results.</summary>
public sealed class ExamSittingTexts;
