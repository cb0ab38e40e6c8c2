using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>A page of a checked file.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Good">Rows without a fault.</param>
/// <param name="ClassCode">Training class of the candidates.</param>
public sealed record CheckedPage(IReadOnlyList<CheckedRow> Rows, int Total, int Good, string? ClassCode)
{
    /// <summary>Rows with a fault.</summary>
    public int Failing => Total - Good;

    /// <summary>Pages of all rows.</summary>
    public int Pages => (Total + ExamImports.PageSize - 1) / ExamImports.PageSize;
}
