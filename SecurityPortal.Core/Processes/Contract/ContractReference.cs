using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The one class, its fee (domain.md §2.13) and its documents (§5) as shipped; unconfirmed but for the signed contract.</summary>
internal static class ContractReference
{
    /// <summary>Setting: days after its signature in which a contract is notified; later is marked.</summary>
    public static SettingKey<FilingDay> NotifyDays { get; } = new("contract.notify-days", SettingRule.Number(1, 365, SettingUnit.Days));

    /// <summary>Setting: minimum wage of an hour in cents, below which the price of a contract is marked.</summary>
    public static SettingKey<FilingDay> MinimumHourlyCents { get; } = new("contract.minimum-hourly-cents", SettingRule.Number(1, 100_000, SettingUnit.Cents));

    /// <summary>Code list with the one class of draft and case.</summary>
    public const string ClassList = "contract";

    /// <summary>The one class; the service contracted stands in the answers.</summary>
    public const string ClassCode = "CN";

    public static ReferenceRows Rows { get; } = new([Class()], [Fee()], [.. Documents()])
    {
        ClosedLists = [ClassList],
        Settings =
        [
            ReferenceData.Setting(NotifyDays, "15", "Ditët pas nënshkrimit brenda të cilave njoftohet kontrata",
                "Dani posle potpisivanja u kojima se obaveštava o ugovoru", "Days after signature in which a contract is notified"),
            ReferenceData.Setting(MinimumHourlyCents, "200", "Paga minimale për orë, në centë", "Minimalna zarada po satu, u centima",
                "Minimum wage of an hour, in cents"),
        ],
    };

    private static CodeItem Class() => new()
    {
        List = ClassList, Code = ClassCode, Order = 1, IsConfirmed = true, IsEnabled = true, ValidFrom = ReferenceData.Start,
        Name = ReferenceData.Name("Kontratë për shërbime të sigurisë", "Ugovor o uslugama obezbeđenja", "Contract for security services"),
    };

    private static Tariff Fee() => new()
    {
        Code = $"{ContractProcess.ProcessKey}/{ClassCode}/{RequestKind.Initial}",
        Name = ReferenceData.Name("Autorizimi i kontratës", "Autorizacija ugovora", "Authorisation of a contract"),
        AmountCents = 10_00, RevenueCode = "50000", ValidFrom = ReferenceData.Start,
    };

    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document(ContractForm.SignedContract, 1, true, "Kontrata e nënshkruar", "Potpisani ugovor", "Signed contract");
        yield return Document(ContractForm.Annex, 2, false, "Aneksi i kontratës", "Aneks ugovora", "Annex of the contract");
        yield return Document("CN03", 3, false, "Plani i sigurisë", "Plan obezbeđenja", "Security plan");
        yield return Document("CN04", 4, false, "Lista e punëtorëve", "Spisak radnika", "List of workers");
    }

    private static DocumentRequirement Document(string kind, int order, bool required, string sq, string sr, string en) => new()
    {
        ProcessKey = ContractProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = required, Name = ReferenceData.Name(sq, sr, en),
        ValidFrom = ReferenceData.Start,
    };
}
