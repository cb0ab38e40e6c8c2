using SecurityPortal.Core.Common;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>A page of a checked file.</summary>
/// <param name="Page">The page of the rows asked for.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Good">Rows without a fault.</param>
/// <param name="ClassCode">Training class of the candidates.</param>
public sealed record CheckedPage(Page<CheckedRow> Page, int Total, int Good, string? ClassCode)
{
    /// <summary>The rows of the page.</summary>
    public IReadOnlyList<CheckedRow> Rows => Page.Rows;

    /// <summary>Rows with a fault.</summary>
    public int Failing => Total - Good;
}
