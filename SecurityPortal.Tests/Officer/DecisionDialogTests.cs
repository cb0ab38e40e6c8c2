using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer;
using SecurityPortal.Web.Officer.Actions;

namespace SecurityPortal.Tests.Officer;

public sealed class DecisionDialogTests : PortalBunitContext
{
    private readonly DecisionForm _form = new();
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;
    private Error? _answer;
    private int _acted;

    [Fact]
    public async Task Confirm_SomebodyElseWasFaster_SaysWhoAndKeepsWhatWasTyped()
    {
        _answer = new CaseChangedByOther("Besa Morina", new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc), CaseStatus.AwaitingPayment);
        await OpenAsync(OfficerActions.Refuse);
        _dialogs.Find("[data-testid=decision-text]").Input("Polica ka skaduar.");

        _dialogs.Find("[data-testid=decision-confirm]").Click();

        var sentence = _dialogs.Find("[data-testid=decision-error]").TextContent;
        Assert.Contains("Besa Morina", sentence, StringComparison.Ordinal);
        Assert.Contains("12.01.2026 10:00", sentence, StringComparison.Ordinal);
        Assert.Equal("Polica ka skaduar.", _dialogs.Find("[data-testid=decision-text]").GetAttribute("value"));
    }

    [Fact]
    public async Task Cancel_TypedText_IsThereWhenTheDialogOpensAgain()
    {
        await OpenAsync(OfficerActions.Refuse);
        _dialogs.Find("[data-testid=decision-text]").Input("Arsyet");
        _dialogs.Find("[data-testid=decision-cancel]").Click();
        Assert.Empty(_dialogs.FindAll("[data-testid=decision-text]"));

        await OpenAsync(OfficerActions.Refuse);

        Assert.Equal("Arsyet", _dialogs.Find("[data-testid=decision-text]").GetAttribute("value"));
        Assert.Equal(0, _acted);
    }

    [Fact]
    public async Task Confirm_Done_ClosesTheDialog()
    {
        await OpenAsync(OfficerActions.Approve);

        _dialogs.Find("[data-testid=decision-confirm]").Click();

        Assert.Empty(_dialogs.FindAll("[data-testid=decision-text]"));
        Assert.Equal(1, _acted);
    }

    [Fact]
    public async Task Confirm_NothingRecommended_AsksWhatAndDoesNothing()
    {
        await OpenAsync(OfficerActions.Recommend);

        _dialogs.Find("[data-testid=decision-confirm]").Click();
        Assert.Equal(0, _acted);
        Assert.Equal("Choose what you recommend", _dialogs.Find("[data-testid=decision-error]").TextContent);
        _dialogs.Find("[data-testid=decision-refuse]").Change(true);
        _dialogs.Find("[data-testid=decision-confirm]").Click();

        Assert.Equal((1, false), (_acted, _form.Approve));
    }

    private async Task OpenAsync(OfficerAction action)
    {
        _dialogs ??= Render<MudDialogProvider>();
        var parameters = new DialogParameters<DecisionDialog>
        {
            { d => d.Action, action },
            { d => d.Asks, (AskDecision)action.Dialog! },
            { d => d.Form, _form },
            { d => d.Act, () => { _acted++; return Task.FromResult(_answer); } },
        };
        await _dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<DecisionDialog>("", parameters));
        _dialogs.WaitForElement("[data-testid=decision-confirm]");
    }
}
