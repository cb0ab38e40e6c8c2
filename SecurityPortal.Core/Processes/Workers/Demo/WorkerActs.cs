using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.Workers.Demo;

/// <summary>Persons on stage: exams passed, employers, consents.</summary>
internal static class WorkerActs
{
    /// <summary>A contract of employment.</summary>
    public static DemoDocument EmploymentContract { get; } = new("W06", "W06-kontrata.pdf");

    extension(DemoStage stage)
    {
        /// <summary>Records that a person passed the exam of a class.</summary>
        public async Task PassAsync(DemoWorker worker, string classCode, CancellationToken ct)
        {
            await using var db = await stage.DatabaseAsync(ct);
            var trainingClass = WorkerClasses.TrainingOf(classCode);
            var today = stage.Clock.Today();
            db.ExamCertificates.Add(new ExamCertificate
            {
                PersonalNumber = PersonalNumber.Parse(worker.Number), TrainingClass = trainingClass,
                Number = $"{trainingClass}-{today.Year}-{9000 + await db.ExamCertificates.CountAsync(ct)}", PassedOn = today,
            });
            await db.SaveChangesAsync(ct);
        }

        /// <summary>Adds a worker by hand, with the contract.</summary>
        public Task EmployAsync(DemoWorker worker, string position, CancellationToken ct) => stage.AsApplicantAsync(worker, async services =>
        {
            var employments = services.GetRequiredService<EmploymentService>();
            var id = DemoStage.Done(await employments.AddAsync(worker.Entry(), position, stage.Clock.Today(), ct));
            await using var content = stage.Open(EmploymentContract);
            DemoStage.Done(await employments.AttachAsync(id, content, EmploymentContract.Name, ct));
        }, ct);

        /// <summary>The company states why it looks at the person's licences.</summary>
        public async Task ConsentAsync(DemoWorker worker, string purpose, CancellationToken ct)
        {
            var person = await stage.PersonAsync(worker, ct);
            await stage.AsApplicantAsync(worker, async services => DemoStage.Done(
                await services.GetRequiredService<ConsentService>().GiveAsync(person, purpose, true, ct)), ct);
        }

        /// <summary>The person in the register.</summary>
        public async Task<Guid> PersonAsync(DemoWorker worker, CancellationToken ct)
        {
            var number = PersonalNumber.Parse(worker.Number);
            await using var db = await stage.DatabaseAsync(ct);
            return await db.RegisteredPersons.Where(p => p.PersonalNumber == number).Select(p => p.Id).SingleAsync(ct);
        }

        /// <summary>Does something for the employer, or for the person alone.</summary>
        public Task AsApplicantAsync(DemoWorker worker, Func<IServiceProvider, Task> act, CancellationToken ct) => worker.Employer is { } employer
            ? stage.AsCompanyAsync(employer, act, ct)
            : stage.AsIndividualAsync(worker.Number, act, ct);
    }

    extension(DemoWorker worker)
    {
        /// <summary>What the form asks for of the person.</summary>
        public PersonEntry Entry()
        {
            var person = DemoCivilRegistry.All.Single(p => p.PersonalNumber!.Value.Reveal() == worker.Number);
            var entry = new PersonEntry { PersonalNumber = worker.Number };
            entry.Take(person);
            entry.Settlement ??= "–";
            entry.Street = $"Rr. e Kullave, nr. {worker.Number[^3..].TrimStart('0')}";
            entry.Email = $"{string.Join('.', NameFolding.Words(person.FullName))}@demo.example";
            entry.Phone = $"044 {worker.Number[4..7]} {worker.Number[7..]}";
            return entry;
        }
    }
}
