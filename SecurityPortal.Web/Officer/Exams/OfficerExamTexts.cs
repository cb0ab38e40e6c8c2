namespace SecurityPortal.Web.Officer.Exams;

/// <summary>Marks the texts of the ministry's exam pages.</summary>
public sealed class OfficerExamTexts;
