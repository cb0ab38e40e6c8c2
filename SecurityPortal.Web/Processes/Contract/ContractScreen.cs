using System.Globalization;
using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>What contracts bring to the shared pages.</summary>
public static class ContractScreen
{
    private const string Route = "/notifications/contracts";

    /// <summary>One officer decides alone.</summary>
    private static readonly OfficerAction Authorise = OfficerAction.Of(
        CaseAction.Authorise, (ContractAuthorisation authorisation, ActionCall call) =>
            authorisation.AuthoriseAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Texts = typeof(ContractPageTexts),
        Variant = ButtonVariant.Main,
        Dialog = new AskDecision(),
        Explanation = file => string.Join(' ', new[]
        {
            Texts.Get<ContractPageTexts>("AuthoriseExplanation", CultureInfo.CurrentUICulture), OfficerActions.CriteriaUnmet(file),
        }.OfType<string>()),
        WeighsCriteria = true,
    };

    /// <summary>An annex to a contract in force has been looked at.</summary>
    private static readonly OfficerAction ReviewAnnex = OfficerAction.Of(
        CaseAction.Review, (ContractAuthorisation authorisation, ActionCall call) => authorisation.ReviewAnnexAsync(call.CaseId, call.Seen, call.Alive)) with
    {
        Texts = typeof(ContractPageTexts),
        Name = "ReviewAnnex",
        Variant = ButtonVariant.Main,
    };

    private static readonly MenuGroup Group = new(typeof(ContractPageTexts), "MenuGroup");

    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = ContractProcess.ProcessKey,
        Audiences = [Audience.Company],
        Menu =
        [
            new($"{Route}/new", typeof(ContractTexts), "Menu.New", Icons.Material.Outlined.NoteAdd) { Reader = MenuReader.Company, Order = 300, Group = Group },
            new(Route, typeof(ContractTexts), "Menu", Icons.Material.Outlined.Description) { Reader = MenuReader.Company, Order = 310, Group = Group },
        ],
        Register = [new("/officer/register/contracts", typeof(ContractTexts), "Menu.Register", 500)],
        Parts = [PagePart.Of<CompanyContracts>(PageSlot.CaseApplicant)],
        Panels = [typeof(ContractPanel)],
        Actions = [OfficerActions.Take, ReviewAnnex, Authorise, OfficerActions.Return, OfficerActions.Refuse, OfficerActions.Assign,
            OfficerActions.RecordAppeal],
        Endpoints = app => app.MapContractExports(),
    };
}
