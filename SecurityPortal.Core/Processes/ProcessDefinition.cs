using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>
/// What the shared rooms know of a process: a few names and its parts. A part that is absent does not happen. Rooms handle the answers as text; only the
/// process's <see cref="Form"/> knows their shape.
/// </summary>
public sealed class ProcessDefinition
{
    /// <summary>Key of the step in which documents are attached.</summary>
    public const string DocumentsStep = "documents";

    /// <summary>Key of the last step, which shows everything entered.</summary>
    public const string CheckStep = "check";

    /// <summary>The process's code name: its folder in each project, and the value stored with cases and drafts.</summary>
    public required string Key { get; init; }

    /// <summary>Letters of its case numbers, e.g. <c>SL</c>.</summary>
    public required string Letters { get; init; }

    /// <summary>Code list of the classes that can be asked for.</summary>
    public required string ClassList { get; init; }

    /// <summary>Marker types of the process's texts (name, step titles such as <c>Step.company</c>, labels): its own, then those of the family it belongs
    /// to.</summary>
    public required IReadOnlyList<Type> TextsTypes { get; init; }

    /// <summary>Where it stands among the applicant's pages.</summary>
    public required ProcessShelf Shelf { get; init; }

    /// <summary>What the applicant fills in.</summary>
    public required ProcessForm Form { get; init; }

    /// <summary>Who may ask for what.</summary>
    public required IProcessOffer Offer { get; init; }

    /// <summary>Classes, fees and documents as shipped.</summary>
    public required ReferenceRows Reference { get; init; }

    /// <summary>How its cases move.</summary>
    public CaseWorkflow Workflow { get; init; } = CaseWorkflow.Licence;

    /// <summary>Papers that the portal makes from the draft, to be signed and attached.</summary>
    public ProcessPapers? Papers { get; init; }

    /// <summary>What the end of a case that went well creates.</summary>
    public ProcessGrant? Grant { get; init; }

    /// <summary>What the moves of a case bring about beside the case itself: objects with one or several of the one-method interfaces of
    /// <c>Effects</c>.</summary>
    public IReadOnlyList<object> Effects { get; init; } = [];

    /// <summary>Mails that differ from those of every case.</summary>
    public ProcessMails Mails { get; init; } = new();

    /// <summary>What an officer checks by hand (domain.md §3, rules marked O); their sentences stand in the process's texts under
    /// <c>Criterion.{key}</c>.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>False where an applicant may have several drafts of a class at once: of reports, contracts, workers.</summary>
    public bool OneDraftPerClass { get; init; } = true;

    /// <summary>Whether its requests are first ones, further ones or renewals.</summary>
    public bool HasKinds { get; init; } = true;

    /// <summary>States in which a slip of a case can be paid, where these are not those from which the workflow has a payment.</summary>
    public Func<CaseStatus, bool>? PayableIn { get; init; }

    /// <summary>Registers services that only the process uses.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public IReadOnlyList<string> FormKinds => Papers?.Kinds ?? [];

    /// <summary>Whether a slip can be paid while its case is in the state.</summary>
    public bool TakesPaymentIn(CaseStatus status) => PayableIn?.Invoke(status) ?? Workflow.Allows(status, CaseAction.Pay);

    /// <summary>Tariff charged for a request.</summary>
    public string TariffCode(string classCode, RequestKind kind) => $"{Key}/{classCode}/{kind}";

    /// <summary>The effect of a kind, where the process has it.</summary>
    public TEffect? Effect<TEffect>()
        where TEffect : class => Effects.OfType<TEffect>().FirstOrDefault();

    /// <inheritdoc/>
    public override string ToString() => Key;
}
