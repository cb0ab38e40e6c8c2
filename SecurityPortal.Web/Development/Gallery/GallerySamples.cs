using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>Made-up values for parameters. Names and sentences are data, in the language in which people write them.</summary>
public static class GallerySamples
{
    public const string CompanyName = "Siguria Plus SH.P.K.";
    public const string PersonName = "Çelë Gjonbalaj";
    public const string Officer = "Arta Gashi";
    public const string Street = "Rr. Nëna Terezë 1";
    public const string Phone = "044 111 222";
    public const string CaseNumber = "SSHPS-SL-2026-000003";
    public const string Comment = "Numri nuk përputhet me dokumentin e bashkangjitur. Ju lutemi kontrollojeni.";
    public const string StepComment = "Llogaria bankare duhet të jetë në emër të kompanisë.";
    public const string Reasons = "Dokumentacioni i kërkuar nuk u plotësua brenda afatit ligjor.";
    public const string AppealText = "Dokumentacioni u dorëzua me kohë; vërtetimi i pranimit është bashkangjitur.";

    /// <summary>The path under which components that belong to a person stand.</summary>
    public const string PersonPath = "Person";

    private static readonly DateTime At = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

    private static readonly DateOnly Day = new(2026, 1, 12);

    /// <summary>The name of a class of licence.</summary>
    public static LocalName ClassName { get; } = new() { Sq = "Siguri themelore", Sr = "Osnovno obezbeđenje", En = "Basic security" };

    /// <summary>A person whom the civil registry knows.</summary>
    public static PersonEntry Found() => new()
    {
        PersonalNumber = "1900000010", Lookup = PersonLookupState.Found, FirstName = "Çelë", LastName = "Gjonbalaj", ParentName = "Zef",
        BirthDate = new DateOnly(1980, 5, 17),
        BirthPlace = "Gjakovë", Gender = Gender.Male, MunicipalityCode = "19", Settlement = "Prishtinë", Street = Street, Email = "cele@example.org",
        Phone = Phone,
    };

    /// <summary>A foreign citizen whose passport ends soon.</summary>
    /// <param name="today">Local day.</param>
    public static PersonEntry Foreigner(DateOnly today) => new()
    {
        IsForeign = true, FirstName = "Željka", LastName = "Đorđević", BirthDate = new DateOnly(1985, 3, 2), BirthPlace = "Zagreb", Gender = Gender.Female,
        MunicipalityCode = "19", Settlement = "Prishtinë", Street = Street, Email = "zeljka@example.org", Phone = Phone, Citizenship = "HR",
        PassportNumber = "HR1234567",
        PassportExpiry = today.AddMonths(3), HasPermanentResidence = true, ResidencePermit = "LQ-2024-118", WorkPermit = "LP-2025-044",
    };

    /// <summary>A slip of a case.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="due">Last day to pay.</param>
    public static SlipView Slip(SlipStatus status, DateOnly due) => new()
    {
        Id = GalleryRows.IssuedCase, Version = Guid.Empty, Number = "FP-2026-000002", Reference = "9010000000000168", CaseId = GalleryRows.IssuedCase,
        CaseNumber = CaseNumber,
        PayerName = CompanyName, PayerNumber = "819001037", AmountCents = 50_000, AmountConfirmed = status != SlipStatus.Cancelled,
        Account = "1000400070000087",
        IssuedAt = At, DueOn = due, Status = status, ReceiptFileName = status == SlipStatus.Paid ? "deshmia-e-pageses.pdf" : null,
        ReceiptAt = status == SlipStatus.Paid ? At : null,
        BookedAt = null, BankDate = status == SlipStatus.Paid ? Day : null, BankReference = null, MayUpload = status == SlipStatus.Open,
    };

    /// <summary>A licence in a state.</summary>
    public static LicenceView Licence(LicenceState state) => new()
    {
        Id = GalleryRows.IssuedCase, Number = "SRV-BAZ-2026-0001", ProcessKey = GalleryScene.Process.Key, ClassCode = GalleryRows.ClassCode,
        HolderName = CompanyName,
        CompanyId = GalleryCompany.Actor.CompanyId, State = state, ValidFrom = Day, ValidTo = Day.AddYears(3), RenewalFrom = Day.AddYears(3).AddDays(-30),
        CaseId = GalleryRows.IssuedCase, Route = GalleryScene.Process.Shelf.Route, ClassName = ClassName, Grant = GalleryScene.Process.Text("Grant"),
    };

    /// <summary>A measure that was carried out.</summary>
    public static MeasureView Measure(MeasureKind kind, AppealView? appeal = null) => new()
    {
        Id = GalleryRows.IssuedCase, Version = Guid.Empty, Kind = kind, Status = appeal is null ? MeasureStatus.CarriedOut : MeasureStatus.Appealed,
        Reasons = Reasons,
        Number = "VM-2026-0001", DecidedAt = At, ProposedAt = At.AddDays(-2), AppealUntil = Day.AddDays(15), MayAppeal = appeal is null, Appeal = appeal,
    };

    /// <summary>An appeal, decided or waiting.</summary>
    public static AppealView Appeal(AppealOutcome? outcome = null, bool late = false) => new()
    {
        Id = GalleryRows.RefusedCase, Version = Guid.Empty, CaseId = GalleryRows.RefusedCase, Text = AppealText, FiledAt = At, FiledBy = CompanyName,
        IsLate = late,
        FileName = late ? "vertetimi.pdf" : null, MayAttach = outcome is null, Outcome = outcome, DecisionNumber = outcome is null ? null : "K-2026-07",
        DecisionDate = outcome is null ? null : Day, Reasons = outcome is null ? null : Reasons,
    };

    /// <summary>What happened to a licence.</summary>
    public static IReadOnlyList<LicenceEventRow> LicenceHistory { get; } =
    [
        new(At, Officer, LicenceAction.Suspend, "VM-2026-0001", Reasons), new(At.AddDays(9), Officer, LicenceAction.Lift, "VM-2026-0002", null),
        new(At.AddYears(3), null, LicenceAction.Expire, null, null),
    ];

    /// <summary>What happened to a case.</summary>
    public static IReadOnlyList<CaseHistoryRow> History { get; } =
    [
        new(At, CompanyName, CaseAction.Submit, CaseStatus.Submitted, null),
        new(At.AddDays(2), null, CaseAction.Return, CaseStatus.Returned, Comment),
    ];

    /// <summary>Answers of an application; labels are the caller's, in the language of the page.</summary>
    public static IReadOnlyList<AnswerSection> Answers(Func<string, string> label) =>
    [
        new("company", label("FullName"),
        [
            new("Company", null, [new("Company.Name", label("FullName"), CompanyName), new("Company.Phone", label("Phone"), Phone),
                new("Company.Email", label("Email"), "")]),
            new("Owners.1", PersonName, [new("Owners.1.Number", label("PersonalNumber"), "1900000010", AnswerKind.Secret),
                new("Owners.1.Street", label("Street"), Street)]),
        ]),
    ];

    /// <summary>A comment on one of them.</summary>
    public static CaseCommentRow Remark { get; } = new(GalleryRows.ReturnedCase, 1, "company", "Company.Phone", Comment, Officer, At);

    /// <summary>What is checked of a request.</summary>
    public static ClassChecks Checks(Func<string, string> label) => new(
        [new(label("FullName"), true), new(label("PassportExpiry"), false)], [label("Phone")],
        [new(ClassName, true, true, true), new(LocalName.Same(CompanyName), false, false, false)]);
}
