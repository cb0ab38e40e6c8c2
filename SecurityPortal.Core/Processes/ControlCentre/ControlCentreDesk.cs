using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>What the one page of the process does: shows the company's data, and files a request for a field at once.</summary>
public sealed class ControlCentreDesk(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DraftStore drafts, DraftSubmission submission)
{
    /// <summary>The company's data as a request will carry them, and whether the actor may file one. Error: <see cref="NotPermitted"/> for who acts for no
    /// company.</summary>
    public async Task<Result<ControlCentrePrefill>> ReadAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, ct);
        var application = PayloadJson.Read<ControlCentreApplication>(ControlCentreProcess.Form.NewPayload(new Applicant(company, null), "", null));
        return new ControlCentrePrefill(application, MayFile(actor));
    }

    /// <summary>
    /// Files the request for a field: starts its draft and finishes it in one go, so that however often the button is pressed there is one case. Errors:
    /// <see cref="NotPermitted"/>, what the process's rules answer.
    /// </summary>
    public async Task<Result<DraftSubmitted>> ApplyAsync(string fieldCode, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !MayFile(actor))
        {
            return new NotPermitted();
        }

        var started = await drafts.StartAsync(ControlCentreProcess.Definition, fieldCode, ct);
        if (!started.IsOk)
        {
            return started.Error!;
        }

        // A draft that is gone already was finished by another click, and answers that case.
        var draft = await drafts.LoadAsync(started.Value, ct);
        return await submission.SubmitAsync(started.Value, draft.IsOk ? draft.Value.Version : Guid.Empty, ct);
    }

    private static bool MayFile(Actor actor) =>
        actor.CompanyId is not null && actor.May(DelegatePermissions.Prepare) && actor.May(DelegatePermissions.Submit);
}

/// <summary>What the page shows before a field is chosen.</summary>
/// <param name="Company">The company's data.</param>
/// <param name="MayFile">Whether the actor may prepare and submit.</param>
public sealed record ControlCentrePrefill(ControlCentreApplication Company, bool MayFile);
