using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What an institution fills in for one candidate (domain.md §2.6).</summary>
public sealed class ExamApplication
{
    /// <summary>Training class; chosen before the form opens.</summary>
    public string ClassCode { get; set; } = "";

    /// <summary>The institution's name; from the account.</summary>
    public string Institution { get; set; } = "";

    /// <summary>Part 1: the candidate.</summary>
    public PersonEntry Person { get; set; } = new();

    /// <summary>Part 2: training and exam.</summary>
    public TrainingPart Training { get; set; } = new();
}

/// <summary>Part 2 of the form.</summary>
public sealed class TrainingPart
{
    /// <summary>Name of the company the candidate works for.</summary>
    public string? Employer { get; set; }

    /// <summary>Level of education, a code of the list.</summary>
    public string? Education { get; set; }

    /// <summary>First day of the training.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day of the training.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Hours of training, as typed.</summary>
    public string? Hours { get; set; }

    /// <summary>Language of the exam.</summary>
    public string? Language { get; set; }
}
