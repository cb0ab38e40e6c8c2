using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>The last button, and what it answers: whatever keeps the draft from being finished stands in the summary, which takes the focus.</summary>
public sealed partial class StepWizard<TPayload>
{
    private const string DocumentPath = "Documents.";

    private async Task FinishAsync() => await OnceAsync(async () =>
    {
        if (!await SavedAsync() || !await AnswersCommentsAsync())
        {
            return;
        }

        var result = await Submission.SubmitAsync(DraftId, _draft!.Version, Alive);
        if (result.IsOk)
        {
            Navigation.NavigateTo(Process.Shelf.PathAfterFinish(result.Value.CaseId, _state!.Draft.Correction is not null));
        }
        else if (result.Error is DraftChangedByOther)
        {
            await ShowConflictAsync();
        }
        else
        {
            await ShowErrorsAsync(result.Error is DraftIncomplete incomplete ? incomplete.Fields : [WholeStep(result.Error!)]);
        }
    });

    // What is not saved cannot be gone on with; a conflict with another window shows itself.
    private async Task<bool> SavedAsync()
    {
        var saved = await _draft!.FlushAsync();
        if (!saved && _draft.Saver.State != SaveState.Stopped)
        {
            await ShowErrorsAsync([WholeStep(new Error("draft.not-saved"))]);
        }

        return saved;
    }

    // A returned case goes back once what the officer asked about was dealt with, or when the applicant says that it stays as it is.
    private async Task<bool> AnswersCommentsAsync()
    {
        if (_state!.Draft.Correction is not { IsOfReturned: true })
        {
            return true;
        }

        var untouched = await Comments.UntouchedAsync(DraftId, Alive);
        return untouched.Count == 0 || await Dialogs.ConfirmAsync(
            Texts["UnansweredTitle"], Texts["UnansweredText", string.Join("; ", await NamesOfAsync(untouched))], Texts["UnansweredSend"]);
    }

    private async Task<IReadOnlyList<string>> NamesOfAsync(IReadOnlyList<DraftComment> comments)
    {
        var names = Names();
        var documents = await Documents.ListAsync(DraftId, Alive);
        return
        [
            .. comments.Select(c => c switch
            {
                { Path: { } path } when path.StartsWith(DocumentPath, StringComparison.Ordinal) && documents.IsOk =>
                    documents.Value.NameOf(path[DocumentPath.Length..])?.Current ?? StepTitle(ProcessDefinition.DocumentsStep),
                { Path: { } path, Step: { } step } => names.NameOf(path) ?? StepTitle(step),
                { Step: { } step } => StepTitle(step),
                _ => c.Text,
            }).Distinct(),
        ];
    }

    private async Task ShowErrorsAsync(IReadOnlyList<FieldError> errors)
    {
        _state!.SetErrors("", errors);
        await _summary!.FocusAsync();
    }

    private FieldError WholeStep(Error error) => new(_state!.Step, "", error.Code, error.Arguments);

    private WizardNames Names() => new(
        Process.Form.Steps,
        Process.Form.Describe(PayloadJson.Write(_draft!.Payload), new AnswerLanguage(CultureInfo.CurrentUICulture, _codes!, Clock.Today())));
}
