using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>The form of a report: page 1 is the same in all; a process supplies its further pages, and what of its answers is counted.</summary>
public abstract class IncidentReportForm<TForm> : ProcessForm<TForm>
    where TForm : IncidentForm, new()
{
    /// <inheritdoc/>
    public override IValidator<TForm>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentSteps.Incident => new IncidentStepValidator(today),
        ProcessDefinition.CheckStep => new CorrectionValidator(),
        _ => null,
    };

    /// <summary>Codes that are searched and counted.</summary>
    protected internal abstract IReadOnlyList<IncidentUse> Uses(TForm form);

    /// <summary>Injuries beside the worker's and third parties'.</summary>
    protected internal virtual IEnumerable<string?> InjuriesOf(TForm form) => [];

    /// <summary>The report of force used at the same event.</summary>
    protected internal virtual Guid? LinkedCase(TForm form) => null;

    /// <inheritdoc/>
    protected override TForm NewPayload(Applicant applicant, string classCode, TForm? earlier) => new();

    /// <summary>The worker as a person of the case.</summary>
    protected static NamedPerson WorkerOf(TForm form) => Named("worker", form.Worker.Person, "Worker.Person");

    /// <summary>Somebody identified as a person of the case.</summary>
    protected static NamedPerson Named(string role, IncidentPerson person, string path) => new(
        role,
        person.FullName,
        person.By == IdentifiedBy.Number && PersonalNumber.TryParse(person.Entry.PersonalNumber, out var number) ? number : null,
        person.By == IdentifiedBy.Passport ? person.Entry.PassportNumber : null,
        person.IsVerified,
        $"{path}.Entry",
        person.Entry);
}
