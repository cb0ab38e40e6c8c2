namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Words of the exams that the room, its pages and other rooms share.</summary>
public static class ExamWords
{
    /// <summary>Code list of the levels of education.</summary>
    public const string EducationList = "education-level";

    /// <summary>Points of a faultless paper; the pass mark is counted in hundredths of it.</summary>
    public const int MostPoints = 100;

    /// <summary>Languages an exam is held in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["sq", "sr"];

    /// <summary>Culture name of an exam's language.</summary>
    public static string CultureOf(string language) => language == "sr" ? Common.Languages.Serbian : Common.Languages.Albanian;
}
