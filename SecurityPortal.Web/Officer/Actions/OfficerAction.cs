using System.Globalization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>
/// Something that the ministry does on the page of a case: a button, what is asked before, and the command. Processes compose theirs of the shared
/// <see cref="OfficerActions"/> and their own. Whether it is open to somebody is said by <see cref="CaseView.Actions"/>, and asked again by the command.
/// </summary>
public sealed record OfficerAction
{
    private OfficerAction(CaseAction action, Func<ActionCall, Task<Error?>> command)
    {
        (Action, Run, Name) = (action, command, action.ToString());
        TestId = $"do-{Name.ToLowerInvariant()}";
    }

    /// <summary>The action of the workflow: its right opens the button, its words say that it was done.</summary>
    public CaseAction Action { get; }

    /// <summary>Does it, over the version seen, with what was typed.</summary>
    public Func<ActionCall, Task<Error?>> Run { get; }

    /// <summary>Names its texts: <c>Do.{Name}</c> for the button, <c>Text.{Name}</c> and <c>TextHint.{Name}</c> for its note.</summary>
    public string Name { get; init; }

    /// <summary>Marker type of its texts.</summary>
    public Type Texts { get; init; } = typeof(OfficerTexts);

    /// <summary>How tests and journeys find the button.</summary>
    public string TestId { get; init; }

    /// <summary>The step forward, or something else that may be done.</summary>
    public ButtonVariant Variant { get; init; } = ButtonVariant.Quiet;

    /// <summary>It takes something from the applicant.</summary>
    public bool Danger { get; init; }

    /// <summary>What is asked before it is done; null where it is done at once.</summary>
    public ActionDialog? Dialog { get; init; }

    /// <summary>What one should know before, said in the dialog.</summary>
    public Func<CaseView, string?>? Explanation { get; init; }

    /// <summary>What was done, where that depends on what was typed.</summary>
    public Func<ActionCall, CaseAction>? Outcome { get; init; }

    /// <summary>Whoever may do it weighs the case: ticks the criteria.</summary>
    public bool WeighsCriteria { get; init; }

    /// <summary>Key of the button's words, where it is not <c>Do.{Name}</c>.</summary>
    public string? LabelKey { get; init; }

    public string Label => Text(LabelKey ?? $"Do.{Name}");

    /// <summary>One of its texts in the language of the page.</summary>
    public string Text(string key) => Core.Common.Texts.Get(Texts, key, CultureInfo.CurrentUICulture);

    /// <summary>Something done by a service of the process's own or a shared one.</summary>
    public static OfficerAction Of<TService, TResult>(CaseAction action, Func<TService, ActionCall, Task<Result<TResult>>> command)
        where TService : notnull =>
        new(action, async call => (await command(call.Services.Get<TService>(), call)).Error);
}
