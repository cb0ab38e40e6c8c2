using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Positions, fees (domain.md §2.13) and documents (§2.8) as shipped; what has no source is unconfirmed.</summary>
internal static class PersonCardReference
{
    /// <summary>Setting: years a person card is valid, never longer than its licence.</summary>
    public static SettingKey<FilingDay> CardYears { get; } = new("card.years", SettingRule.Number(1, 20, SettingUnit.Years));

    public const string SignedRequest = "C01";
    public const string OldCard = "C02";
    public const string PoliceReport = "C03";

    public static ReferenceRows Rows { get; } = new([.. WorkerClasses.Positions()], [.. Tariffs()], [.. Documents()])
    {
        Settings =
        [
            ReferenceData.Setting(CardYears, "3", "Vitet e vlefshmërisë së kartelës", "Godine važenja kartice", "Years a person card is valid"),
        ],
    };

    private static IEnumerable<Tariff> Tariffs() =>
        from item in WorkerClasses.Classes()
        from kind in new[] { RequestKind.Initial, RequestKind.Replacement }
        let again = kind == RequestKind.Replacement
        select new Tariff
        {
            Code = $"{PersonCardProcess.ProcessKey}/{item.Code}/{kind}",
            Name = ReferenceData.Name(
                $"{(again ? "Zëvendësim i kartelës" : "Kartelë e personit")}: {item.Name.Sq}",
                $"{(again ? "Zamena kartice" : "Identifikaciona kartica")}: {item.Name.Sr}",
                $"{(again ? "Card replacement" : "Person card")}: {item.Name.En}"),
            AmountCents = 10_00,
            RevenueCode = "50000",
            ValidFrom = ReferenceData.Start,
        };

    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document(SignedRequest, 1, true, "Kërkesa e nënshkruar", "Potpisan zahtev", "Signed request");
        yield return Document(OldCard, 2, false, "Kartela e vjetër (kur zëvendësohet)", "Stara kartica (kod zamene)", "Old card (when replaced)");
        yield return Document(PoliceReport, 3, false, "Raporti i policisë (kur kartela ka humbur)", "Policijski izveštaj (kada je kartica izgubljena)",
            "Police report (when the card was lost)");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string sq, string sr, string en) => new()
    {
        ProcessKey = PersonCardProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = required, IsConfirmed = false,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
