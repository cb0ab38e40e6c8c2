using System.Globalization;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>A list of contracts as an Excel file, in the language of whoever asks.</summary>
internal static class ContractSheet
{
    private static readonly string[] CompanyColumns = ["Contract.Company", "Contract.CompanyNumber"];

    private static readonly string[] OtherColumns =
    [
        "Contract.Client", "Contract.ClientKind", "Contract.ClientNumber", "Contract.Municipality", "Contract.Service", "Contract.Licence", "Contract.From",
        "Contract.To",
        "Contract.SignedOn", "Contract.NotifiedOn", "Contract.State", "Contract.TerminatedOn", "Contract.Late", "Contract.Outlives", "Contract.BelowWage",
        "Contract.Guards",
        "Contract.HourlyPrice",
    ];

    public static WorkbookFile Write(IReadOnlyList<ContractRow> rows, bool withCompany, DateOnly today)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Text(string key) => Texts.Get<ContractTexts>(key, culture);
        string YesNo(bool yes) => Text(yes ? "Contract.Yes" : "Contract.No");
        object?[] Line(ContractRow row) =>
        [
            row.CaseNumber, .. withCompany ? new object?[] { row.CompanyName, row.CompanyNumber } : [],
            row.ClientName, Text($"ClientKind.{row.ClientKind}"), row.ClientNumber, Municipalities.NameIn(row.MunicipalityCode, culture),
            row.ClassName.In(culture), row.LicenceNumber,
            LocalTime.Format(row.ValidFrom), LocalTime.Format(row.ValidTo), row.SignedOn is { } signed ? LocalTime.Format(signed) : null,
            LocalTime.Format(LocalTime.DateOf(row.SubmittedAt)), CaseLabels.Status(row.ProcessKey, row.Status), row.TerminatedOn is { } ended
                ? LocalTime.Format(ended) : null,
            YesNo(row.IsLate), YesNo(row.OutlivesLicence), YesNo(row.BelowMinimumWage), row.Guards, row.HourlyPriceCents is { } cents ? cents / 100m : null,
        ];

        string[] columns = ["Contract.CaseNumber", .. withCompany ? CompanyColumns : [], .. OtherColumns];
        return Workbook.Write($"Kontratat-{today:yyyy-MM-dd}.xlsx", new Sheet("Kontratat", [.. columns.Select(Text)], rows.Select(Line)));
    }
}
