using SecurityPortal.Core.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.Contract.Demo;

/// <summary>Fills in contracts with clients of the demo registries.</summary>
internal static class ContractDemoAnswers
{
    extension(ContractApplication application)
    {
        /// <summary>A local person of the demo registry as client.</summary>
        public ContractApplication ClientIs(int person, string settlement, string street)
        {
            var found = DemoCivilRegistry.All[person];
            var client = application.Client.Local;
            application.Client.Kind = ContractClientKind.LocalPerson;
            client.PersonalNumber = found.PersonalNumber!.Value.Reveal();
            client.Take(found);
            (client.BirthDate, client.BirthPlace, client.ParentName, client.MaidenName) = (null, null, null, null);
            (client.Settlement, client.Street) = (settlement, street);
            return application;
        }

        /// <summary>A business of the demo registry as client.</summary>
        public ContractApplication ClientIs(string businessNumber, string responsible)
        {
            var found = DemoStage.Business(businessNumber);
            application.Client.Kind = ContractClientKind.LegalPerson;
            application.Client.Business = new ContractBusiness
            {
                BusinessNumber = businessNumber, Name = found.Name, MunicipalityCode = found.MunicipalityCode ?? "19",
                Settlement = found.Settlement ?? "Prishtinë", Address = found.Address ?? "–", ResponsiblePerson = responsible, Phone = "044 222 333",
                Registry = new ContractRegistryAnswer(found.Name, found.MunicipalityCode, found.Settlement, found.Address, found.IsActive),
            };
            return application;
        }

        /// <summary>A foreign person as client.</summary>
        public ContractApplication ClientIsForeign()
        {
            application.Client.Kind = ContractClientKind.ForeignPerson;
            var client = application.Client.Foreign;
            (client.FirstName, client.LastName, client.Gender, client.Citizenship) = ("Elena", "Petrova", Gender.Female, "MK");
            (client.PassportNumber, client.MunicipalityCode, client.Settlement, client.Street) = ("A1234567", "19", "Prishtinë", "Rr. Garibaldi 5");
            return application;
        }

        /// <summary>Days counted from today.</summary>
        public void Lasts(DateOnly today, int from, int to, int signed) =>
            (application.Terms.From, application.Terms.To, application.Terms.SignedOn) = (today.AddDays(from), today.AddDays(to), today.AddDays(signed));
    }
}
