using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Reference;

/// <summary>
/// The rows a new portal starts with: code lists, settings, fees, document requirements. Only rows whose code is missing are added, so an
/// administrator's edits stay. Amounts and lists that have no source are unconfirmed (domain.md §2.13, §2.2).
/// </summary>
public static class ReferenceData
{
    /// <summary>First day of the shipped rows: before any licence that can still be valid was issued.</summary>
    public static readonly DateOnly Start = new(2020, 1, 1);

    /// <summary>Adds what is missing; of several servers that start at once, one does.</summary>
    public static async Task SeedAsync(IDbContextFactory<PortalDbContext> dbFactory, IEnumerable<ReferenceRows> rows, CancellationToken ct)
    {
        var all = rows.ToList();
        await dbFactory.InReserveAsync<Unit>(
            async db =>
            {
                await AddMissingAsync(db, all, ct);
                return Unit.Done;
            },
            ct);
    }

    private static async Task AddMissingAsync(PortalDbContext db, List<ReferenceRows> all, CancellationToken ct)
    {
        var codes = await db.CodeItems.Select(c => c.List + "/" + c.Code).ToListAsync(ct);
        db.CodeItems.AddRange(all.SelectMany(r => r.Codes).DistinctBy(c => (c.List, c.Code)).Where(c => !codes.Contains(c.List + "/" + c.Code)));
        var settings = await db.Settings.Select(s => s.Code).Distinct().ToListAsync(ct);
        db.Settings.AddRange(Settings(all).Select(s => s.Row).Where(s => !settings.Contains(s.Code)));
        var tariffs = await db.Tariffs.Select(t => t.Code).Distinct().ToListAsync(ct);
        db.Tariffs.AddRange(all.SelectMany(r => r.Tariffs).Where(t => !tariffs.Contains(t.Code)));
        var kinds = await db.DocumentRequirements.Select(r => r.ProcessKey + "/" + r.KindCode).ToListAsync(ct);
        db.DocumentRequirements.AddRange(all.SelectMany(r => r.Documents).Where(r => !kinds.Contains(r.ProcessKey + "/" + r.KindCode)));
    }

    /// <summary>Every setting there is, each once.</summary>
    internal static IEnumerable<ShippedSetting> Settings(IEnumerable<ReferenceRows> rows) =>
        Settings().Concat(rows.SelectMany(r => r.Settings)).DistinctBy(s => s.Key.Code);

    private static IEnumerable<ShippedSetting> Settings()
    {
        yield return Setting(SettingKeys.LicenceYears, "3", "Vitet e vlefshmërisë së licencës", "Godine važenja licence", "Years a licence is valid");
        yield return Setting(SettingKeys.RenewalDays, "30", "Ditët para skadimit kur hapet vazhdimi", "Dani pre isteka kada se otvara produženje",
            "Days before expiry on which renewal opens", true);
        yield return Setting(SettingKeys.CompletionDays, "15", "Ditët për plotësim", "Dani za dopunu", "Days for completion");
        yield return Setting(SettingKeys.DecisionDays, "30", "Afati ligjor i vendimit, ditë", "Zakonski rok za odluku, dana",
            "Legal deadline for the decision, days");
        yield return Setting(SettingKeys.AppealDays, "15", "Afati për ankesë, ditë", "Rok za žalbu, dana", "Days to appeal", true);
        yield return Setting(SettingKeys.PaymentDays, "30", "Afati i pagesës, ditë", "Rok za uplatu, dana", "Days to pay");
        yield return Setting(SettingKeys.PaymentCloseDays, "60", "Ditët pas të cilave mbyllet lënda e papaguar",
            "Dani posle kojih se zatvara neplaćeni predmet", "Days after which an unpaid case is closed");
        yield return Setting(SettingKeys.PaymentTolerance, "100", "Dallimi i pagesës që arkëtari mund ta falë, cent",
            "Razlika uplate koju blagajnik može da oprosti, centi", "Difference of a payment that a cashier may let go, cents");
        yield return Setting(SettingKeys.DraftDays, "90", "Ditët pas të cilave fshihet drafti", "Dani posle kojih se briše nacrt",
            "Days after which a draft is deleted");
        yield return Setting(SettingKeys.DraftNoticeDays, "7", "Ditët para fshirjes kur njoftohet pronari i draftit",
            "Dani pre brisanja kada se obaveštava vlasnik nacrta", "Days before deletion on which a draft's owner is told");
        yield return Setting(SettingKeys.CompletionNoticeDays, "3", "Ditët para afatit kur kujtohet plotësimi", "Dani pre roka kada se podseća na dopunu",
            "Days before the deadline on which a completion is recalled");
        yield return Setting(SettingKeys.ReferencePrefix, "999", "Parashenja e referencës UNIREF (vlerë provuese)",
            "Prefiks reference UNIREF (probna vrednost)", "Prefix of the UNIREF reference (test value)");
        yield return Setting(SettingKeys.Beneficiary, "Republika e Kosovës – MPB", "Përfituesi i pagesës", "Primalac uplate", "Payment beneficiary");
        yield return Setting(SettingKeys.BeneficiaryAccount, "1000999900000084", "Llogaria e përfituesit", "Račun primaoca", "Beneficiary's account");
        yield return Setting(SettingKeys.BeneficiaryBank, "Banka Qendrore e Republikës së Kosovës", "Banka e përfituesit", "Banka primaoca",
            "Beneficiary's bank");
        yield return Setting(SettingKeys.LegalBasis,
            "Ligji Nr. 04/L-004 për Shërbimet Private të Sigurisë / Zakon br. 04/L-004 o uslugama privatnog obezbeđenja", "Baza ligjore", "Pravni osnov",
            "Legal basis");
        yield return Setting(SettingKeys.AppealBody, "MPB – Komisioni i Ankesave për Sigurinë Private / MUP – Komisija za žalbe za privatno obezbeđenje",
            "Organi i ankesës", "Organ za žalbe", "Appeals body");
        yield return Setting(SettingKeys.LookupsPerHour, "60", "Kërkimet në regjistër për llogari në orë", "Pretrage registra po nalogu na sat",
            "Registry look-ups per account and hour");
        yield return Setting(SettingKeys.LookupsPerDay, "200", "Kërkimet në regjistër për llogari në ditë", "Pretrage registra po nalogu na dan",
            "Registry look-ups per account and day");
        yield return Setting(SettingKeys.NameLikeness, "60", "Ngjashmëria e emrave që i tregohet zyrtarit, %",
            "Sličnost naziva koja se pokazuje službeniku, %", "Likeness of names shown to officers, %", true);
        yield return Setting(SettingKeys.EmblemDistance, "10", "Dallimi i emblemave që i tregohet zyrtarit, nga 64",
            "Razlika amblema koja se pokazuje službeniku, od 64", "Difference of emblems shown to officers, of 64", true);
        yield return Setting(SettingKeys.LicenceReminderDays, "60,30,7", "Ditët para skadimit kur kujtohet bartësi i licencës",
            "Dani pre isteka kada se podseća nosilac licence", "Days before expiry on which a licence's holder is reminded", true);
        yield return Setting(SettingKeys.ImportLookupsPerDay, "10000", "Kërkimet në regjistër me skedar për llogari në ditë",
            "Pretrage registra putem datoteke po nalogu na dan", "Registry look-ups by file per account and day");
        yield return Setting(SettingKeys.RetentionCaseYears, "5", "Vitet pas të cilave lënda pa rezultat bëhet anonime",
            "Godine posle kojih predmet bez ishoda postaje anoniman", "Years after which a case without a result is made anonymous");
        yield return Setting(SettingKeys.RetentionLookupDays, "730", "Ditët pas të cilave fshihet kërkimi në regjistër",
            "Dani posle kojih se briše pretraga registra", "Days after which a registry look-up is deleted");
        yield return Setting(SettingKeys.RetentionMailDays, "365", "Ditët pas të cilave e-maili i dërguar bëhet anonim",
            "Dani posle kojih poslata poruka postaje anonimna", "Days after which a mail that was sent is made anonymous");
        yield return Setting(SettingKeys.VisitorLookupsPerHour, "5", "Kërkimet në regjistër për vizitor në orë", "Pretrage registra po posetiocu na sat",
            "Registry look-ups per visitor and hour");
        foreach (var setting in VisitorBounds().Concat(Identities()))
        {
            yield return setting;
        }
    }

    private static IEnumerable<ShippedSetting> VisitorBounds() =>
    [
        Setting(SettingKeys.UnconfirmedLookupsPerDay, "30", "Kërkimet në regjistër në ditë për llogari me identitet të pakonfirmuar",
            "Pretrage registra na dan po nalogu bez potvrđenog identiteta", "Registry look-ups per day of an account whose identity is not confirmed"),
        Setting(SettingKeys.NetworkLookupsPerHour, "60", "Kërkimet e vizitorëve në regjistër për adresë rrjeti në orë",
            "Pretrage registra od posetilaca po mrežnoj adresi na sat", "Visitors' registry look-ups per network address and hour"),
        Setting(SettingKeys.AddressPersonsPerDay, "3", "Numrat personalë që kërkohen gjatë regjistrimit për adresë e-maili në ditë",
            "Lični brojevi koji se pri registraciji traže po adresi e-pošte na dan", "Personal numbers searched at registration per e-mail address and day"),
        Setting(SettingKeys.NetworkPersonsPerDay, "30", "Numrat personalë që kërkohen gjatë regjistrimit për adresë rrjeti në ditë",
            "Lični brojevi koji se pri registraciji traže po mrežnoj adresi na dan", "Personal numbers searched at registration per network address and day"),
        Setting(SettingKeys.NetworkPersonsAlarm, "10", "Numrat personalë nga një adresë rrjeti në ditë për të cilët lajmërohen administratorët",
            "Lični brojevi sa jedne mrežne adrese na dan o kojima se obaveštavaju administratori",
            "Personal numbers from one network address in a day of which administrators are told"),
        Setting(SettingKeys.AllPersonsAlarm, "100", "Numrat personalë nga të gjithë vizitorët në orë për të cilët lajmërohen administratorët",
            "Lični brojevi od svih posetilaca na sat o kojima se obaveštavaju administratori",
            "Personal numbers from all visitors in an hour of which administrators are told"),
    ];

    private static IEnumerable<ShippedSetting> Identities() =>
    [
        Setting(SettingKeys.IdentityWays, "officer", "Si konfirmohet identiteti i një llogarie", "Kako se potvrđuje identitet naloga",
            "How the identity of an account is confirmed"),
        Setting(SettingKeys.IdentityCodeDays, "30", "Ditët që vlen kodi i letrës për identitetin", "Dani koliko važi kod iz pisma o identitetu",
            "Days for which the code of an identity letter is good"),
        Setting(SettingKeys.IdentityCodeTries, "5", "Sa herë mund të shkruhet kodi i letrës për identitetin",
            "Koliko puta se može uneti kod iz pisma o identitetu", "Times that the code of an identity letter may be typed"),
        Setting(SettingKeys.RetentionIdentityDays, "90", "Ditët pas vendimit kur fshihet dokumenti i identitetit",
            "Dani posle odluke kada se briše dokument o identitetu", "Days after the decision on which a document of identity is deleted"),
    ];

    /// <summary>A setting as shipped.</summary>
    public static ShippedSetting Setting(SettingKey key, string value, string sq, string sr, string en, bool confirmed = false) => new(key, new PortalSetting
    {
        Code = key.Code, Value = value, Name = Name(sq, sr, en), ValidFrom = Start, IsConfirmed = confirmed,
    });

    /// <summary>Three names in one line.</summary>
    public static LocalName Name(string sq, string sr, string en) => new() { Sq = sq, Sr = sr, En = en };
}
