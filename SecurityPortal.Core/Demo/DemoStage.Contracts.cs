using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>Contracts on the stage.</summary>
internal sealed partial class DemoStage
{
    /// <summary>Starts a contract's draft and fills it in up to a step.</summary>
    public Task DraftContractAsync(DemoRequest request, string step, Action<ContractApplication> fill, CancellationToken ct) => AsCompanyAsync(request, async services =>
    {
        var store = services.GetRequiredService<DraftStore>();
        request.DraftId = Done(await store.StartAsync(ContractProcess.Definition, ContractProcess.ClassCode, ct));
        var draft = Done(await store.LoadAsync(request.DraftId, ct));
        var application = PayloadJson.Read<ContractApplication>(draft.PayloadJson);
        await FillServiceAsync(request, application, ct);
        fill(application);
        var done = ContractProcess.Form.Steps.TakeWhile(s => s != step).ToList();
        Done(await store.SaveAsync(request.DraftId, draft.Version, step, done, PayloadJson.Write(application), ct));
        if (done.Contains(ContractForm.TermsStep))
        {
            await AttachContractAsync(request, ContractForm.SignedContract, ct);
        }
    }, ct);

    /// <summary>Notifies a contract.</summary>
    public async Task NotifyAsync(DemoRequest request, Action<ContractApplication> fill, CancellationToken ct)
    {
        await DraftContractAsync(request, ProcessDefinition.CheckStep, fill, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Notifies an annex of a contract in force.</summary>
    public async Task AnnexAsync(DemoRequest request, Action<ContractApplication> change, CancellationToken ct)
    {
        await AsCompanyAsync(request, async services =>
        {
            var store = services.GetRequiredService<DraftStore>();
            request.DraftId = Done(await store.StartCorrectionAsync(request.CaseId, ct));
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var application = PayloadJson.Read<ContractApplication>(draft.PayloadJson);
            change(application);
            Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), ct));
            await AttachContractAsync(request, ContractForm.Annex, ct);
        }, ct);
        await SubmitAsync(request, ct);
    }

    /// <summary>Ends what is over at the moment.</summary>
    public async Task EndContractsAsync(CancellationToken ct) => await _services.GetRequiredService<ContractEnding>().RunAsync(ct);

    /// <summary>A local person of the demo registry as client.</summary>
    public static void Client(ContractApplication application, int person, string settlement, string street)
    {
        var found = DemoCivilRegistry.All[person];
        var client = application.Client.Local;
        application.Client.Kind = ContractClientKind.LocalPerson;
        client.PersonalNumber = found.PersonalNumber!.Value.Reveal();
        client.Take(found);
        (client.BirthDate, client.BirthPlace, client.ParentName, client.MaidenName) = (null, null, null, null);
        (client.Settlement, client.Street) = (settlement, street);
    }

    /// <summary>A business of the demo registry as client.</summary>
    public static void Client(ContractApplication application, string businessNumber, string responsible)
    {
        var found = Business(businessNumber);
        application.Client.Kind = ContractClientKind.LegalPerson;
        application.Client.Business = new ContractBusiness
        {
            BusinessNumber = businessNumber, Name = found.Name, MunicipalityCode = found.MunicipalityCode ?? "19", Settlement = found.Settlement ?? "Prishtinë",
            Address = found.Address ?? "–", ResponsiblePerson = responsible, Phone = "044 222 333",
            Registry = new ContractRegistryAnswer(found.Name, found.MunicipalityCode, found.Settlement, found.Address, found.IsActive),
        };
    }

    private async Task FillServiceAsync(DemoRequest request, ContractApplication application, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        var number = BusinessNumber.Parse(request.BusinessNumber);
        var companyId = await db.Companies.Where(c => c.BusinessNumber == number).Select(c => c.Id).SingleAsync(ct);
        var licence = await db.Licences.Where(l => l.CompanyId == companyId && l.ClassCode == request.ClassCode).OrderByDescending(l => l.ValidTo).FirstAsync(ct);
        (application.Service.ClassCode, application.Service.LicenceNumber, application.Service.LicenceValidTo) = (licence.ClassCode, licence.Number, licence.ValidTo);
    }

    private async Task AttachContractAsync(DemoRequest request, string kind, CancellationToken ct)
    {
        var sample = DemoDocuments.Contract(kind);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        db.Attachments.Add(Attachment(request, sample, null));
        await db.SaveChangesAsync(ct);
    }
}
