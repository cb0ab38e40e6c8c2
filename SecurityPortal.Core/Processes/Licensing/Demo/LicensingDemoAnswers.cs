using System.Globalization;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.Licensing.Demo;

/// <summary>Fills in applications with the persons of the demo registries.</summary>
internal static class LicensingDemoAnswers
{
    private static readonly (string Symbol, string Colour, string Jacket)[] Looks =
    [
        ("Mburojë e kaltër me diell të artë / Plavi štit sa zlatnim suncem", "E kaltër e errët / Tamnoplava", "E kaltër e errët, me shirita reflektues"),
        ("Mburojë e kuqe me kullë / Crveni štit sa kulom", "E zezë / Crna", "E zezë, e papërshkueshme nga uji"),
        ("Mburojë e gjelbër me male dhe sy / Zeleni štit sa planinama i okom", "E gjelbër / Zelena", "E gjelbër e errët, me kapuç"),
    ];

    /// <summary>Which of the looks, and of the sample emblems, a company has.</summary>
    public static int LookOf(BusinessRecord business) => business.Number.ToString().Sum(c => c) % Looks.Length;

    public static void Fill(LicensingApplication application, BusinessRecord business)
    {
        var owners = DemoCivilRegistry.All.Where(p => business.Owners.Contains(p.PersonalNumber!.Value)).Select(p => Person(p, business)).ToList();
        if (owners.Count == 0)
        {
            owners.Add(Person(DemoCivilRegistry.All[LookOf(business) + 5], business));
        }

        var responsible = owners[0].Copy();
        application.Company.BankAccount = Account(business);
        application.Company.ResponsiblePerson = responsible.FullName;
        application.Company.ResponsiblePhone = responsible.Phone;
        application.Background.Owners.Clear();
        application.Background.Owners.AddRange(owners.Select((p, i) => new OwnerEntry { Person = p, IsFounder = i == 0 }));
        application.Background.Responsible.Clear();
        application.Background.Responsible.Add(responsible);
        FillProfile(application, business);
    }

    private static void FillProfile(LicensingApplication application, BusinessRecord business)
    {
        var look = Looks[LookOf(business)];
        var profile = application.Profile;
        profile.NameInUse = business.Name.Replace(" Sh.p.k.", "", StringComparison.Ordinal).Replace(" D.O.O.", "", StringComparison.Ordinal);
        (profile.SymbolDescription, profile.UniformColour, profile.UniformJacket) = look;
        (profile.UniformShirt, profile.UniformTrousers, profile.UniformShoes) = ("E bardhë / Bela", "Të zeza / Crne", "Çizme të zeza / Crne čizme");
        (profile.UniformEmblem, profile.UniformInscription) = ("Krahu i majtë / Leva ruka", "SIGURIM / OBEZBEĐENJE");
        (profile.VehicleColour, profile.VehiclePlacement, profile.VehicleInscription) = ("E bardhë / Bela", "Dyert e përparme / Prednja vrata", "SECURITY");
    }

    private static PersonEntry Person(PersonSnapshot person, BusinessRecord business)
    {
        var entry = new PersonEntry { PersonalNumber = person.PersonalNumber!.Value.Reveal() };
        entry.Take(person);
        entry.Settlement ??= business.Settlement ?? "–";
        entry.Street = business.Address ?? "–";
        entry.Email = $"{string.Join('.', NameFolding.Words(person.FullName))}@demo.example";
        entry.Phone = $"044 {entry.PersonalNumber[4..7]} {entry.PersonalNumber[7..]}";
        return entry;
    }

    // Bank 12 is made up; the last two digits are the account's check digits (domain.md §6.3).
    private static string Account(BusinessRecord business)
    {
        var body = $"12120{business.Number}";
        return body + (98 - (ulong.Parse(body + "00", CultureInfo.InvariantCulture) % 97)).ToString("00", CultureInfo.InvariantCulture);
    }
}
