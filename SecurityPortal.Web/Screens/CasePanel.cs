using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Casework;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Screens;

/// <summary>
/// Base of what a process shows on the pages of its cases, the applicant's and the ministry's. It reads for itself whenever the page has read the case again,
/// so that it is as live as its page.
/// </summary>
public abstract class CasePanel : ComponentWithLifetime
{
    private CaseView? _read;

    /// <summary>The case, as whoever looks may see it.</summary>
    [Parameter, EditorRequired] public required CaseView Case { get; set; }

    [Parameter] public bool Official { get; set; }

    /// <summary>Something was done in the panel: the page reads the case again.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(_read, Case))
        {
            _read = Case;
            await ReadAsync();
        }
    }

    /// <summary>Reads what the panel shows of the case, under the rights of whoever looks; nothing where there is nothing.</summary>
    protected abstract Task ReadAsync();
}
