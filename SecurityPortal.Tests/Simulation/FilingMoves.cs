using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.Processes.CloseProtection;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>Fills in drafts of every process and finishes them; some incomplete, some twice.</summary>
public sealed class FilingMoves(World world)
{
    private TestPortal Portal => world.Portal;

    /// <summary>One request of any process by anybody's company.</summary>
    public Task FileAsync()
    {
        var company = world.Pick(world.Companies);
        return world.Random.Next(10) switch
        {
            0 => LicensingAsync(company, ServiceLicenceProcess.Definition, world.Pick(["SRV-BAZ", "SRV-ME", "SRV-TPG"])),
            1 => LicensingAsync(company, TrainingInstitutionProcess.Definition, world.Pick([ExamKit.Basic, "TRN-MA"])),
            2 => ControlCentreAsync(company),
            3 => ContractAsync(company),
            4 => ReportAsync(company, UseOfForceProcess.Definition, PayloadJson.Write(SampleReports.Force())),
            5 => ReportAsync(company, CriminalOffenceProcess.Definition, PayloadJson.Write(SampleReports.Offence())),
            6 => WorkerAsync(company),
            7 => CardAsync(),
            8 => CandidateAsync(company),
            _ => CloseProtectionAsync(company),
        };
    }

    /// <summary>The applicant completes or corrects a case.</summary>
    public async Task FurtherVersionAsync(Actor actor, Guid caseId)
    {
        if (await world.CallAsync("correct", actor, s => s.Get<DraftStore>().StartCorrectionAsync(caseId, default)) is { IsOk: true } draft)
        {
            await FinishAsync(actor, draft.Value, payload => payload);
        }
    }

    private Task ReportAsync(Actor company, ProcessDefinition process, string payload) =>
        StartAndFinishAsync(company, process, process.Letters, _ => payload);

    private async Task LicensingAsync(Actor company, ProcessDefinition process, string classCode)
    {
        await using var db = Portal.Db();
        var payload = PayloadJson.Write(TestData.Application(await db.Companies.SingleAsync(c => c.Id == company.CompanyId), classCode));
        await StartAndFinishAsync(company, process, classCode, _ => payload);
    }

    private async Task ControlCentreAsync(Actor company)
    {
        var field = world.Pick(["QK-BAZ", "QK-MA", "QK-ME"]);
        if (await world.CallAsync("file ControlCentre", company, s => s.Get<ControlCentreDesk>().ApplyAsync(field, default)) is { IsOk: true } filed)
        {
            Filed(filed.Value.CaseId);
        }
    }

    private async Task ContractAsync(Actor company)
    {
        await using var db = Portal.Db();
        var licence = await db.Licences.AsNoTracking().Where(l => l.CompanyId == company.CompanyId && l.ClassCode == "SRV-BAZ").OrderBy(l => l.Number)
            .FirstOrDefaultAsync();
        await StartAndFinishAsync(company, ContractProcess.Definition, ContractProcess.ClassCode, payload =>
        {
            var application = PayloadJson.Read<ContractApplication>(payload);
            application.Client.Kind = ContractClientKind.LocalPerson;
            application.Client.Local = Person();
            (application.Service.ClassCode, application.Service.LicenceNumber, application.Service.LicenceValidTo) =
                ("SRV-BAZ", licence?.Number, licence?.ValidTo);
            (application.Terms.From, application.Terms.To) = (Portal.Today.AddDays(1), Portal.Today.AddDays(100));
            application.Terms.SignedOn = Portal.Today.AddDays(-1);
            return PayloadJson.Write(application);
        });
    }

    private async Task WorkerAsync(Actor company)
    {
        var person = Person();
        await PassAsync(person);
        var draft = await world.CallAsync(
            "start WorkerLicence", company, s => s.Get<WorkerLicenceDesk>().StartAsync(person, WorkerClasses.Basic, default));
        if (draft is { IsOk: true })
        {
            await FinishAsync(company, draft.Value.Value, payload => payload);
        }
    }

    private async Task CardAsync()
    {
        await using var db = Portal.Db();
        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId != null).OrderBy(l => l.Number)
            .Join(db.Cases, l => l.CaseId, c => c.Id, (l, c) => new { Licence = l, c.CompanyId }).ToListAsync();
        if (licences.Count == 0)
        {
            return;
        }

        var picked = world.Pick(licences);
        var licence = picked.Licence;
        var company = world.Companies.Find(c => c.CompanyId == picked.CompanyId)!;
        var draft = await world.CallAsync("start PersonCard", company, s => s.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false,
            default));
        if (draft is { IsOk: true })
        {
            await FinishAsync(company, draft.Value.Value, payload =>
            {
                var application = PayloadJson.Read<PersonCardApplication>(payload);
                application.Card.Street = "Rr. B 7";
                return PayloadJson.Write(application);
            });
        }
    }

    private Task CandidateAsync(Actor company) => StartAndFinishAsync(company, ExamProcess.Definition, ExamKit.Basic, payload =>
    {
        var application = PayloadJson.Read<ExamApplication>(payload);
        application.Person = Person();
        var training = application.Training;
        (training.Education, training.Hours, training.Language) = ("EDU-2", "80", "sq");
        (training.From, training.To) = (Portal.Today.AddDays(-40), Portal.Today.AddDays(-12));
        return PayloadJson.Write(application);
    });

    private async Task CloseProtectionAsync(Actor company)
    {
        if (await world.CallAsync("start CloseProtection", company, s => s.Get<CloseProtectionDesk>().StartAsync(default)) is { IsOk: true } draft)
        {
            await FinishAsync(company, draft.Value, payload =>
            {
                var application = PayloadJson.Read<CloseProtectionApplication>(payload);
                CloseProtectionKit.Fill(application);
                return PayloadJson.Write(application);
            });
        }
    }

    private async Task StartAndFinishAsync(Actor actor, ProcessDefinition process, string classCode, Func<string, string> fill)
    {
        if (await world.CallAsync($"start {process.Key}", actor, s => s.Get<DraftStore>().StartAsync(process, classCode, default)) is { IsOk: true } draft)
        {
            await FinishAsync(actor, draft.Value, fill);
        }
    }

    // Somebody else's button, a stale version and a missing paper come along now and then.
    private async Task FinishAsync(Actor actor, Guid draftId, Func<string, string> fill)
    {
        if (await world.CallAsync("load draft", actor, s => s.Get<DraftStore>().LoadAsync(draftId, default)) is not { IsOk: true } loaded)
        {
            return;
        }

        var draft = loaded.Value;
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var payload = fill(draft.PayloadJson);
        var saved = await world.CallAsync("save draft", actor, s => s.Get<DraftStore>()
            .SaveAsync(draftId, draft.Version, ProcessDefinition.CheckStep, process.Form.Steps.SkipLast(1), payload, default));
        if (world.Chance(90))
        {
            await AttachAsync(actor, draftId, process);
        }

        await using var db = Portal.Db();
        var version = world.Chance(5) || saved is not { IsOk: true } ? draft.Version
            : await db.Drafts.Where(d => d.Id == draftId).Select(d => d.Version).SingleOrDefaultAsync();
        var presses = world.Chance(15) ? 2 : 1;
        for (var i = 0; i < presses; i++)
        {
            var finisher = world.Chance(5) ? world.Pick(world.Everybody) : actor;
            var filed = await world.CallAsync($"file {process.Key}", finisher, s => s.Get<DraftSubmission>().SubmitAsync(draftId, version, default));
            if (filed is { IsOk: true })
            {
                Filed(filed.Value.Value.CaseId);
            }
        }
    }

    // One file goes the whole way through check, scanner and disk; the others are put beside it.
    private async Task AttachAsync(Actor actor, Guid draftId, ProcessDefinition process)
    {
        if (await world.CallAsync("list documents", actor, s => s.Get<DraftDocuments>().ListAsync(draftId, default)) is not { IsOk: true } listed)
        {
            return;
        }

        var list = listed.Value;
        var kinds = list.Kinds.Where(k => list.Attached.All(a => a.KindCode != k.Code) || k.IsForm).ToList();
        var pictures = process.Form.Pictures.Where(p => list.Pictures.All(a => a.KindCode != p.KindCode)).Select(p => p.KindCode).ToList();
        await using var db = Portal.Db();
        foreach (var picture in pictures)
        {
            await PutAsync(db, draftId, picture, "image/png", null);
        }

        await db.SaveChangesAsync();
        var real = kinds.Count == 0 ? null : world.Pick(kinds).Code;
        foreach (var kind in kinds)
        {
            var code = kind.IsForm
                ? await world.CallAsync("make form", actor, s => s.Get<DraftDocuments>().RecordFormAsync(draftId, kind.Code, default)) is { IsOk: true } made
                    ? made.Value : null
                : null;
            if (kind.Code == real)
            {
                await world.CallAsync("attach", actor, async s =>
                {
                    using var body = new MemoryStream(SampleFiles.Pdf());
                    return await s.Get<DraftDocuments>().AttachAsync(draftId, kind.Code, "a.pdf", body, default);
                });
            }
            else
            {
                await PutAsync(db, draftId, kind.Code, "application/pdf", code);
            }
        }

        await db.SaveChangesAsync();
    }

    private async Task PutAsync(Core.Data.PortalDbContext db, Guid draftId, string kindCode, string type, string? dataCode)
    {
        await db.Attachments.Where(a => a.DraftId == draftId && a.KindCode == kindCode).ExecuteDeleteAsync();
        var file = new StoredFile
        {
            StorageKey = $"simulated-{Guid.NewGuid():N}", ContentType = type, Size = 1, Sha256 = new string('0', 64), CreatedBy = Guid.Empty,
            CreatedAt = Portal.Clock.UtcNow(),
        };
        db.AddRange(file, new Attachment
        {
            FileId = file.Id, DraftId = draftId, KindCode = kindCode, FileName = "a.pdf", DataCode = dataCode, AttachedAt = Portal.Clock.UtcNow(),
        });
    }

    private async Task PassAsync(PersonEntry person)
    {
        if (!world.Chance(90))
        {
            return;
        }

        var key = PersonKey.Of(person);
        await using var db = Portal.Db();
        db.ExamCertificates.Add(new ExamCertificate
        {
            PersonalNumber = key.Number, TrainingClass = WorkerClasses.TrainingOf(WorkerClasses.Basic), Number = $"SIM-{world.NextPerson}",
            PassedOn = Portal.Today.AddDays(-20),
        });
        await db.SaveChangesAsync();
    }

    private PersonEntry Person() => ExamKit.Person(++world.NextPerson);

    private void Filed(Guid caseId)
    {
        if (!world.Cases.Contains(caseId))
        {
            world.Cases.Add(caseId);
        }
    }
}
