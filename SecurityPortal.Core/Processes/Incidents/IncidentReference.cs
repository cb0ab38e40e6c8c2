using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Code lists and document rows of the reports as shipped (domain.md §4); none of them has a confirmed source.</summary>
internal static class IncidentReference
{
    /// <summary>Setting: hours after an incident's end within which it is to be reported.</summary>
    public static SettingKey<FilingDay> ReportHours { get; } = new("report.hours", SettingRule.Number(1, 720, SettingUnit.Hours));

    /// <summary>Setting: level of force from which a report alerts the division.</summary>
    public static SettingKey<FilingDay> AlertLevel { get; } = new("report.alert-level", SettingRule.Number(1, IncidentLists.MaxLevel, SettingUnit.None));

    /// <summary>Setting: address that is alerted, beside the supervisors; a hyphen where there is none.</summary>
    public static SettingKey<PresentDay> AlertEmail { get; } = new("report.alert-email", SettingRule.Email);

    /// <summary>What the processes of the family have in common.</summary>
    public static IReadOnlyList<ShippedSetting> Settings { get; } =
    [
        ReferenceData.Setting(ReportHours, "24", "Afati për raportim pas përfundimit të incidentit, orë", "Rok za prijavu posle završetka incidenta, sati",
            "Time to report after the end of an incident, hours"),
        ReferenceData.Setting(AlertLevel, "4", "Niveli i forcës nga i cili njoftohet divizioni menjëherë", "Nivo sile od kojeg se odeljenje obaveštava odmah",
            "Level of force from which the division is alerted at once"),
        ReferenceData.Setting(AlertEmail, "-", "E-maili për njoftim të menjëhershëm për incidente (- = vetëm udhëheqësit)",
            "E-adresa za hitno obaveštenje o incidentima (- = samo rukovodioci)", "E-mail address alerted of incidents (- = supervisors only)"),
    ];

    /// <summary>Reports are counted by their kinds, and injuries graded by their codes.</summary>
    public static IReadOnlyList<string> ClosedLists { get; } = [IncidentLists.ReportKind, IncidentLists.Injury];

    /// <summary>The lists that all reports use.</summary>
    public static IEnumerable<CodeItem> Shared()
    {
        foreach (var item in List(IncidentLists.SiteType,
            ("BANK", "Bankë", "Banka", "Bank"), ("MALL", "Qendër tregtare", "Tržni centar", "Shopping centre"), ("SHOP", "Dyqan", "Prodavnica", "Shop"),
            ("SCHOOL", "Shkollë", "Škola", "School"), ("HOSPITAL", "Spital", "Bolnica", "Hospital"),
            ("PUBLIC", "Institucion publik", "Javna institucija", "Public institution"),
            ("CLUB", "Lokal nate", "Noćni klub", "Night club"), ("EVENT", "Tubim ose ngjarje", "Skup ili manifestacija", "Event"),
            ("STREET", "Rrugë", "Ulica", "Street"),
            ("VEHICLE", "Automjet", "Vozilo", "Vehicle"), ("OTHER", "Tjetër", "Drugo", "Other")))
        {
            yield return item;
        }

        foreach (var item in List(IncidentLists.Injury,
            ("I0", "Asnjë", "Nema", "None"), ("I1", "Ankesë për dhimbje", "Žalba na bol", "Complaint of pain"),
            ("I2", "Lëndim i lehtë trupor", "Laka telesna povreda", "Light bodily injury"),
            ("I3", "Lëndim i rëndë trupor", "Teška telesna povreda", "Grievous bodily injury"),
            ("I4", "Vdekje", "Smrt", "Death"), ("I9", "E panjohur", "Nepoznato", "Unknown")))
        {
            yield return item;
        }

        foreach (var item in List(IncidentLists.MedicalHelp,
            ("H0", "Nuk nevojitej", "Nije potrebna", "None needed"), ("H1", "Ndihma e parë në vend", "Prva pomoć na licu mesta", "First aid on the spot"),
            ("H2", "Ambulanca e thirrur", "Pozvana hitna pomoć", "Ambulance called"), ("H3", "Dërguar në spital", "Upućen u bolnicu", "Taken to hospital"),
            ("H4", "Refuzuar", "Odbijena", "Refused"), ("H9", "E panjohur", "Nepoznato", "Unknown")))
        {
            yield return item;
        }
    }

    /// <summary>The one class of a process, which bears its name.</summary>
    public static CodeItem Kind(string code, int order, string sq, string sr, string en) => Item(IncidentLists.ReportKind, code, order, sq, sr, en);

    /// <summary>A list in order.</summary>
    public static IEnumerable<CodeItem> List(string list, params (string Code, string Sq, string Sr, string En)[] items) =>
        items.Select((item, index) => Item(list, item.Code, index + 1, item.Sq, item.Sr, item.En));

    /// <summary>Photos that may be attached.</summary>
    public static IEnumerable<DocumentRequirement> Photos(string processKey) => Enumerable.Range(1, 4).Select(n => new DocumentRequirement
    {
        ProcessKey = processKey, KindCode = $"PHOTO-{n}", Order = n, IsRequired = false, ValidFrom = ReferenceData.Start,
        Name = ReferenceData.Name($"Fotografia ose dokumenti {n}", $"Fotografija ili dokument {n}", $"Photo or document {n}"),
    });

    private static CodeItem Item(string list, string code, int order, string sq, string sr, string en) => new()
    {
        List = list, Code = code, Order = order, Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
