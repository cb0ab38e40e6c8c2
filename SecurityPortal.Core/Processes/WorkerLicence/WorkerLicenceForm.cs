using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>The request: the person, the class, the certificate of the exam.</summary>
public sealed class WorkerLicenceForm : ProcessForm<WorkerLicenceApplication>
{
    public const string PersonStep = "person";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [PersonStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, DocumentCondition<WorkerLicenceApplication>> Conditions { get; } =
        new Dictionary<string, DocumentCondition<WorkerLicenceApplication>>
        {
            [WorkerLicenceReference.CertificateDocument] = (a, _) => a.Certificate.IsRegistered ? DocumentNeed.NotAsked : DocumentNeed.Required,
            [WorkerLicenceReference.PermitDocument] = (a, _) => a.Person.IsForeign ? DocumentNeed.Required : DocumentNeed.NotAsked,
        };

    /// <inheritdoc/>
    public override string? AboutWhom(string payload) => PayloadJson.Read<WorkerLicenceApplication>(payload).Person.FullName is { Length: > 0 } name ? name
        : null;

    /// <inheritdoc/>
    public override IValidator<WorkerLicenceApplication>? ValidatorFor(string step, DateOnly today) => step == PersonStep ? new WorkerStepValidator(today)
        : null;

    /// <inheritdoc/>
    protected override WorkerLicenceApplication NewPayload(Applicant applicant, string classCode, WorkerLicenceApplication? earlier) => earlier
        ?? new() { ClassCode = classCode };

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(WorkerLicenceApplication payload, AnswerLanguage language)
    {
        string Text(string key) => language.Text<WorkerLicenceTexts>(key);
        return
        [
            new AnswerSection(PersonStep, Text("Step.person"),
            [
                new AnswerGroup("Request", null, [new Answer("ClassCode", Text("ClassCode"), language.Code(WorkerClasses.List, payload.ClassCode))]),
                new AnswerGroup("Person", Text("Worker"), PersonAnswers.Of(payload.Person, "Person", language.Culture)),
                new AnswerGroup("Certificate", Text("Certificate"),
                [
                    new Answer("Certificate.IsRegistered", Text("Certificate.IsRegistered"),
                        Text(payload.Certificate.IsRegistered ? "InRegister" : "Attached")),
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
        return [new NamedPerson(WorkerClasses.Role, payload.Person.FullName, key.Number, key.Passport, payload.Person.IsVerified || payload.Person.IsForeign,
            "Person", payload.Person)];
    }
}
