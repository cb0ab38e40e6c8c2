using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Licence of a security worker, asked for by a company for its worker or by the worker alone (processes.md §5).</summary>
public sealed class WorkerLicenceProcess : ProcessDefinition<WorkerLicenceApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "WorkerLicence";

    /// <summary>Step 1.</summary>
    public const string PersonStep = "person";

    private WorkerLicenceProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static WorkerLicenceProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "WL";

    /// <inheritdoc/>
    public override string Route => "/workers/licence";

    /// <inheritdoc/>
    public override string ClassList => WorkerClasses.List;

    /// <inheritdoc/>
    public override bool OneDraftPerClass => false;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [PersonStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(WorkerLicenceTexts)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds { get; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Certificate", "Court", "Health", "School", "Permits"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => WorkerLicenceReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new WorkerLicenceGrant();

    /// <inheritdoc/>
    public override string YearsSetting => SettingKeys.WorkerLicenceYears;

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddScoped<WorkerLicenceDesk>();

    /// <inheritdoc/>
    public override async Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        await WorkerLicenceRules.InUseAsync(db, classCode, today, ct) is { } unknown ? unknown : new ClassOffer(RequestKind.Initial);

    /// <inheritdoc/>
    public override async Task<Result<ClassOffer>> OfferForAsync(
        PortalDbContext db, Applicant applicant, string classCode, string payload, ClassOffer offer, DateOnly today, CancellationToken ct)
    {
        var person = PayloadJson.Read<WorkerLicenceApplication>(payload).Person;
        var key = PersonKey.Of(person);
        if (applicant.Individual is { } individual && key.Number != individual.PersonalNumber)
        {
            return new Error("worker.only-yourself");
        }

        return await WorkerLicenceRules.NeedsConsentAsync(db, applicant.Company?.Id, await PersonRegister.FindAsync(db, key, ct), ct) is { } refusal
            ? refusal
            : await WorkerLicenceRules.OfferAsync(db, key, person.BirthDate, classCode, applicant, null, today, ct);
    }

    /// <inheritdoc/>
    public override async Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct)
    {
        // The case number is taken: whoever files for the same person at once waits for it, and is then seen here.
        var application = PayloadJson.Read<WorkerLicenceApplication>(payload);
        var key = PersonKey.Of(application.Person);
        if (await WorkerLicenceRules.OpenAsync(db, key, file.ClassCode, file.Id, ct) is not null)
        {
            return new Error("worker.request-open-elsewhere");
        }

        // A correction may name another person: the rules hold for them too.
        var applicant = await db.ApplicantAsync(file.CompanyId, file.IndividualId, ct);
        if (file.VersionNumber > 1 && await WorkerLicenceRules.NeedsConsentAsync(db, file.CompanyId, await PersonRegister.FindAsync(db, key, ct), ct) is { } unasked)
        {
            return unasked;
        }

        if (file.VersionNumber > 1
            && (await WorkerLicenceRules.OfferAsync(db, key, application.Person.BirthDate, file.ClassCode, applicant, file.Id, LocalTime.DateOf(now), ct)).Error is { } refusal)
        {
            return refusal;
        }

        if (file.IndividualId is { } individual && !await db.Individuals.AnyAsync(i => i.Id == individual && i.PersonalNumber == key.Number, ct))
        {
            return new Error("worker.only-yourself");
        }

        var isRegistered = await ExamCertificates.PassedAsync(db, key, WorkerClasses.TrainingOf(file.ClassCode), ct) is not null;
        if (!isRegistered && (application.Certificate.IsRegistered || !db.Attachments.Local.Any(a => a.KindCode == WorkerLicenceReference.CertificateDocument)))
        {
            return new Error("worker.certificate-document");
        }

        if (application.Person.IsForeign && !db.Attachments.Local.Any(a => a.KindCode == WorkerLicenceReference.PermitDocument))
        {
            return new Error("worker.permit-document");
        }

        return (await PersonRegister.EnterAsync(db, application.Person, now, ct)).Error;
    }

    /// <inheritdoc/>
    public override async Task<Error?> ApprovedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var application = await WorkerLicenceGrant.ReadAsync(db, file, ct);
        var person = await PersonRegister.EnsureAsync(db, application.Person, now, ct);
        if (!person.IsOk || file.CompanyId is not { } companyId)
        {
            return person.Error;
        }

        var position = await db.CodeItems.AsNoTracking().Where(c => c.List == ClassList && c.Code == file.ClassCode).Select(c => c.Name).SingleAsync(ct);
        var contract = await db.CaseVersions.Where(v => v.CaseId == file.Id && v.Number == file.VersionNumber)
            .Join(db.Attachments.Where(a => a.KindCode == WorkerLicenceReference.ContractDocument), v => v.Id, a => a.CaseVersionId, (_, a) => new { a.FileId, a.FileName })
            .FirstOrDefaultAsync(ct);
        await Employments.ArisesAsync(
            db, companyId, person.Value.Id, position, LocalTime.DateOf(now), file.Id, contract is null ? null : (contract.FileId, contract.FileName), now, ct);
        return null;
    }

    /// <inheritdoc/>
    public override string? AboutWhom(string payload) => PayloadJson.Read<WorkerLicenceApplication>(payload).Person.FullName is { Length: > 0 } name ? name : null;

    /// <inheritdoc/>
    public override IValidator<WorkerLicenceApplication>? ValidatorFor(string step, DateOnly today) => step == PersonStep ? new WorkerStepValidator(today) : null;

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "The process makes no papers to sign.");

    /// <inheritdoc/>
    protected override WorkerLicenceApplication NewPayload(Applicant applicant, string classCode, WorkerLicenceApplication? earlier) => earlier ?? new() { ClassCode = classCode };

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(WorkerLicenceApplication payload, AnswerLanguage language)
    {
        string Text(string key) => language.Text<WorkerLicenceTexts>(key);
        return
        [
            new AnswerSection(PersonStep, Text("Step.person"),
            [
                new AnswerGroup("Request", null, [new Answer("ClassCode", Text("ClassCode"), language.Code(ClassList, payload.ClassCode))]),
                new AnswerGroup("Person", Text("Worker"), PersonAnswers.Of(payload.Person, "Person", language.Culture)),
                new AnswerGroup("Certificate", Text("Certificate"),
                [
                    new Answer("Certificate.IsRegistered", Text("Certificate.IsRegistered"), Text(payload.Certificate.IsRegistered ? "InRegister" : "Attached")),
                    new Answer("Certificate.Number", Text("Certificate.Number"), payload.Certificate.Number ?? ""),
                    new Answer("Certificate.PassedOn", Text("Certificate.PassedOn"), payload.Certificate.PassedOn is { } day ? LocalTime.Format(day) : ""),
                ]),
            ]),
        ];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(WorkerLicenceApplication payload)
    {
        var key = PersonKey.Of(payload.Person);
        return [new NamedPerson(WorkerClasses.Role, payload.Person.FullName, key.Number, key.Passport, payload.Person.IsVerified || payload.Person.IsForeign, "Person", payload.Person)];
    }

    /// <inheritdoc/>
    protected override object FormData(WorkerLicenceApplication payload, string kindCode, string? pictureHash) =>
        throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "The process makes no papers to sign.");
}
