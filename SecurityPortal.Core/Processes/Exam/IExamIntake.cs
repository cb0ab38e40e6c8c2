using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>
/// Takes candidates in from an Excel file: a check first, with a result for each row and cell; then drafts, all of them or, where asked for, the good rows
/// only.
/// </summary>
public interface IExamIntake
{
    /// <summary>The template in a language: the columns, and what may stand in those that hold codes.</summary>
    Task<WorkbookFile> TemplateAsync(CultureInfo culture, CancellationToken ct);

    /// <summary>
    /// Checks a file and keeps the result; answers its key. Errors: <see cref="NotPermitted"/>, exam.no-training-licence, sheet.*, exam.file-columns,
    /// exam.file-empty.
    /// </summary>
    Task<Result<Guid>> CheckAsync(string classCode, Stream body, CancellationToken ct);

    /// <summary>The checked file of a class that waits to be taken over; each account has at most one.</summary>
    Task<Guid?> LatestAsync(string classCode, CancellationToken ct);

    /// <summary>A page of a checked file, from 1. Error: <see cref="NotFound"/>.</summary>
    Task<Result<CheckedPage>> ReadAsync(Guid importId, bool failingOnly, int page, CancellationToken ct);

    /// <summary>The failing rows with their reasons, as a workbook to correct and send again. Error: <see cref="NotFound"/>.</summary>
    Task<Result<WorkbookFile>> FailingAsync(Guid importId, CultureInfo culture, CancellationToken ct);

    /// <summary>
    /// Makes drafts of the rows, all in one transaction; answers how many. Errors: <see cref="NotFound"/> also when it was taken over before,
    /// exam.import-failing while rows fail and not only the good ones are asked for, exam.no-training-licence.
    /// </summary>
    Task<Result<int>> TakeOverAsync(Guid importId, bool goodOnly, CancellationToken ct);
}
