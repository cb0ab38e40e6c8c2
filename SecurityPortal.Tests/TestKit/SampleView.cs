using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Cases as pages get them, made without a database.</summary>
public static class SampleView
{
    /// <summary>Somebody of the ministry.</summary>
    public static Actor Ministry(string name, params string[] roles) =>
        new() { UserId = Guid.CreateVersion7(), Name = name, Language = Languages.Albanian, Roles = roles.ToHashSet() };

    /// <summary>A case of any process in any state.</summary>
    public static Case File(string processKey, CaseStatus status) => new()
    {
        Number = "SSHPS-XX-2026-000001", ProcessKey = processKey, ClassCode = "X", Kind = RequestKind.Initial, CompanyId = Guid.CreateVersion7(),
        ApplicantName = "Siguria Plus SH.P.K.", MunicipalityCode = "11", Status = status, SubmittedAt = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc),
        SubmittedBy = Guid.CreateVersion7(), StatusChangedAt = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>The case as somebody of the ministry sees it.</summary>
    public static CaseView Of(Case file, Actor actor, bool workedOnIt = false, string? officer = null) => new()
    {
        Id = file.Id, Version = file.Version, Number = file.Number, ProcessKey = file.ProcessKey, Subject = LocalName.Same("Subject"),
        ClassName = LocalName.Same("Class"), Kind = file.Kind,
        ApplicantName = file.ApplicantName, Status = file.Status, SubmittedAt = file.SubmittedAt, StatusChangedAt = file.StatusChangedAt, ShownVersion = 1,
        Versions = [new CaseVersionRow(1, file.SubmittedAt, "Arben Krasniqi")], Sections = [], Changes = AnswerChanges.None, Comments = [], Files = [],
        MissingDocuments = [],
        History = [], Slips = [], Officer = file.AssignedTo is { } id ? new OfficerName(id, officer ?? "Arta Gashi") : null,
        Actions = CaseRights.Allowed(actor, file, workedOnIt), WhyNoAction = CaseRights.WhyNone(actor, file, workedOnIt),
    };
}
