namespace SecurityPortal.Web.Components.Wizard;

/// <summary>The steps of a process in one draft: which are done, and where one may go from there.</summary>
internal sealed class WizardTrail(IReadOnlyList<string> steps)
{
    private readonly HashSet<string> _done = [];

    /// <summary>The last step, where everything is shown again.</summary>
    public string Last => steps[^1];

    /// <summary>Steps left with Continue.</summary>
    public IReadOnlyCollection<string> Done => _done;

    /// <summary>Takes over what is done from what is stored.</summary>
    public void Follow(IEnumerable<string> done)
    {
        _done.Clear();
        _done.UnionWith(done);
    }

    /// <summary>Says whether the rules of a step hold.</summary>
    public void Mark(string step, bool isDone)
    {
        if (isDone)
        {
            _done.Add(step);
        }
        else
        {
            _done.Remove(step);
        }
    }

    /// <summary>Everything before it is done.</summary>
    public bool IsReachable(string step) => Before(step).All(_done.Contains);

    /// <summary>Its place, from 0.</summary>
    public int IndexOf(string step) => Before(step).Count();

    /// <summary>The step itself where it may be opened, otherwise the first that is not done.</summary>
    public string Nearest(string wanted) => steps.Contains(wanted) && IsReachable(wanted) ? wanted : steps.FirstOrDefault(s => !_done.Contains(s)) ?? Last;

    /// <summary>The step before; null at the first.</summary>
    public string? Previous(string step) => Before(step).LastOrDefault();

    public string Next(string step) => steps[IndexOf(step) + 1];

    /// <summary>Where a correction goes on: it starts from the last step and comes back to it after each change, unless a step on the way has something
    /// open.</summary>
    public string NextOfCorrection(string step, Func<string, bool> isOpen) =>
        IsReachable(Last) ? steps.Skip(IndexOf(step) + 1).FirstOrDefault(isOpen) ?? Last : Next(step);

    /// <summary>How a step stands while another, or itself, is shown.</summary>
    public WizardStepState StateOf(string step, string shown, bool hasErrors) =>
        hasErrors ? WizardStepState.HasErrors
        : step == shown ? WizardStepState.InProgress
        : _done.Contains(step) ? WizardStepState.Done
        : WizardStepState.NotStarted;

    private IEnumerable<string> Before(string step) => steps.TakeWhile(s => s != step);
}
