using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>An entry chosen from a code list, in a list of its own.</summary>
public sealed class ChosenCode
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Code { get; set; }

    /// <summary>What "Other" stands for.</summary>
    public string? Text { get; set; }

    /// <summary>It is the list's "Other": V99, A99.</summary>
    public bool IsOther => Code?.EndsWith("99", StringComparison.Ordinal) == true;
}

/// <summary>Another report of the same event.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Number">Its number.</param>
public sealed record IncidentLink(Guid CaseId, string Number);

/// <summary>Rules of a chosen entry.</summary>
public sealed class ChosenCodeValidator : AbstractValidator<ChosenCode>
{
    /// <param name="missing">Code of the sentence for no choice.</param>
    public ChosenCodeValidator(string missing)
    {
        RuleFor(c => c.Code).Required(missing);
        RuleFor(c => c.Text).Required("incident.other-text.required").PlainText(200).When(c => c.IsOther);
    }
}
