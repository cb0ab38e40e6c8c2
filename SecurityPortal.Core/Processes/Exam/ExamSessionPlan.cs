namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What an officer says of a session.</summary>
/// <param name="ClassCode">Training class; stays once planned.</param>
/// <param name="Language">Language; stays once planned.</param>
/// <param name="Date">Local day.</param>
/// <param name="Time">Local time.</param>
/// <param name="Place">Where.</param>
/// <param name="Capacity">Candidates it can take.</param>
public sealed record ExamSessionPlan(string ClassCode, string Language, DateOnly Date, TimeOnly Time, string Place, int Capacity);
