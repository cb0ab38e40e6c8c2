namespace SecurityPortal.Core.Spreadsheets;

/// <summary>An Excel workbook, made at this moment.</summary>
/// <param name="Content">The bytes of the .xlsx file.</param>
/// <param name="FileName">Name to offer it under.</param>
public sealed record WorkbookFile(byte[] Content, string FileName);
