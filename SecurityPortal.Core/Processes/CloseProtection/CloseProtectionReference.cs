using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The one class, its fee (domain.md §2.13), documents and terms (§2.11) as shipped; fee and documents are unconfirmed.</summary>
internal static class CloseProtectionReference
{
    /// <summary>Code list with the one class.</summary>
    public const string ClassList = "close-protection";

    public const string ClassCode = "AUT-MA";

    /// <summary>Class of service for which the company has to be licensed (domain.md §1.2).</summary>
    public const string ServiceClass = "SRV-MA";

    /// <summary>Class of licence that an operator holds (domain.md §1.5).</summary>
    public const string OperatorClass = "W-MA";

    /// <summary>Setting: days that the police have to answer.</summary>
    public static SettingKey<ActDay> PoliceDays { get; } = new("close-protection.police-days", SettingRule.Number(1, 90, SettingUnit.Days));

    /// <summary>Setting: years an authorisation is valid.</summary>
    public static SettingKey<FilingDay> Years { get; } = new("close-protection.years", SettingRule.Number(1, 20, SettingUnit.Years));

    private const string Register823 = "R823";

    public static ReferenceRows Rows { get; } = new([Class()], [Fee()], [.. Documents()])
    {
        ClosedLists = [ClassList],
        Settings =
        [
            ReferenceData.Setting(PoliceDays, "15", "Afati i përgjigjes së Policisë për mbrojtje të afërt, ditë",
                "Rok za odgovor policije o ličnom obezbeđenju, dana", "Time of the police to answer about close protection, days", true),
            ReferenceData.Setting(Years, "3", "Vitet e vlefshmërisë së autorizimit për mbrojtje të afërt", "Godine važenja ovlašćenja za lično obezbeđenje",
                "Years an authorisation for close protection is valid", true),
        ],
    };

    private static CodeItem Class() => new()
    {
        List = ClassList, Code = ClassCode, Order = 1, LegalReference = Register823, IsConfirmed = true, NeedsClass = ServiceClass,
        ValidFrom = ReferenceData.Start,
        Name = ReferenceData.Name("Autorizim për detyrë të mbrojtjes së afërt", "Ovlašćenje za zadatak ličnog obezbeđenja",
            "Close-protection assignment authorisation"),
    };

    private static Tariff Fee() => new()
    {
        Code = $"{CloseProtectionProcess.ProcessKey}/{ClassCode}/{RequestKind.Initial}", AmountCents = 50_00, RevenueCode = "50000",
        ValidFrom = ReferenceData.Start,
        Name = ReferenceData.Name("Autorizimi për mbrojtje të afërt", "Ovlašćenje za lično obezbeđenje", "Close-protection authorisation"),
    };

    private static IEnumerable<DocumentRequirement> Documents()
    {
        yield return Document(CloseProtectionForm.SignedRequest, 1, "Kërkesa e nënshkruar", "Potpisan zahtev", "Signed request");
        yield return Document("CP02", 2, "Vlerësimi paraprak i rrezikut", "Preliminarna procena rizika", "Preliminary risk assessment");
        yield return Document("CP03", 3, "Plani i mbrojtjes", "Plan zaštite", "Protection plan");
        yield return Document("CP04", 4, "Kërkesa e personit të mbrojtur", "Zahtev štićenog lica", "Request of the protected person");
    }

    private static DocumentRequirement Document(string kind, int order, string sq, string sr, string en) => new()
    {
        ProcessKey = CloseProtectionProcess.ProcessKey, KindCode = kind, Order = order, IsRequired = true, LegalReference = Register823,
        Name = ReferenceData.Name(sq, sr, en), ValidFrom = ReferenceData.Start,
    };
}
