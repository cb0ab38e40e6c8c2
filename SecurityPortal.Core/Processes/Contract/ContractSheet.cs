using System.Globalization;
using MiniExcelLibs;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>A list of contracts as an Excel file, in the language of whoever asks.</summary>
internal static class ContractSheet
{
    public static byte[] Write(IReadOnlyList<ContractRow> rows, bool withCompany)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Text(string key) => Texts.Get<RegisterTexts>(key, culture);
        string YesNo(bool yes) => Text(yes ? "Contract.Yes" : "Contract.No");

        // An empty list still has its heading.
        var lines = rows.Select(row => (ContractRow?)row).DefaultIfEmpty();
        using var file = new MemoryStream();
        file.SaveAs(lines.Select(row =>
        {
            var cells = new Dictionary<string, object?> { [Text("Contract.CaseNumber")] = row?.CaseNumber };
            if (withCompany)
            {
                cells[Text("Contract.Company")] = SheetText.Safe(row?.CompanyName);
                cells[Text("Contract.CompanyNumber")] = row?.CompanyNumber;
            }

            cells[Text("Contract.Client")] = SheetText.Safe(row?.ClientName);
            cells[Text("Contract.ClientKind")] = row is null ? null : Text($"ClientKind.{row.ClientKind}");
            cells[Text("Contract.ClientNumber")] = row?.ClientNumber;
            cells[Text("Contract.Municipality")] = Municipalities.NameIn(row?.MunicipalityCode, culture);
            cells[Text("Contract.Service")] = SheetText.Safe(row?.ClassName.In(culture));
            cells[Text("Contract.Licence")] = row?.LicenceNumber;
            cells[Text("Contract.From")] = row is null ? null : LocalTime.Format(row.ValidFrom);
            cells[Text("Contract.To")] = row is null ? null : LocalTime.Format(row.ValidTo);
            cells[Text("Contract.SignedOn")] = row?.SignedOn is { } signed ? LocalTime.Format(signed) : null;
            cells[Text("Contract.NotifiedOn")] = row is null ? null : LocalTime.Format(LocalTime.DateOf(row.SubmittedAt));
            cells[Text("Contract.State")] = row is null ? null : CaseLabels.Status(row.ProcessKey, row.Status);
            cells[Text("Contract.TerminatedOn")] = row?.TerminatedOn is { } ended ? LocalTime.Format(ended) : null;
            cells[Text("Contract.Late")] = row is null ? null : YesNo(row.IsLate);
            cells[Text("Contract.Outlives")] = row is null ? null : YesNo(row.OutlivesLicence);
            cells[Text("Contract.BelowWage")] = row is null ? null : YesNo(row.BelowMinimumWage);
            cells[Text("Contract.Guards")] = row?.Guards;
            cells[Text("Contract.HourlyPrice")] = row?.HourlyPriceCents is { } cents ? cents / 100m : null;
            return cells;
        }));
        return file.ToArray();
    }
}
