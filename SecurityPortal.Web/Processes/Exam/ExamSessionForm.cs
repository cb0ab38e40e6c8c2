using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Exam;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>A session as it is typed.</summary>
public sealed class ExamSessionForm
{
    public string ClassCode { get; set; } = "";

    public string Language { get; set; } = ExamWords.Languages[0];

    public string Date { get; set; } = "";

    public string Time { get; set; } = "10:00";

    public string Place { get; set; } = "";

    public string Capacity { get; set; } = "30";

    /// <summary>The plan, or what cannot be read.</summary>
    public Result<ExamSessionPlan> Read() =>
        TypedDate.Parse(Date) is not { } date
            || !TimeOnly.TryParseExact(Time.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? ExamErrors.SessionTime
            : TypedWhole.Parse(Capacity) is not { } capacity
                ? ExamErrors.SessionCapacity(0)
                : new ExamSessionPlan(ClassCode, Language, date, time, Place, capacity);
}
