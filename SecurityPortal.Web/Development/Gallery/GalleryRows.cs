using System.Text.Json.Nodes;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>The made-up rows of the gallery's database: a company, three cases, what hangs on them.</summary>
public static class GalleryRows
{
    /// <summary>The class of the licence, and of the cases.</summary>
    public const string ClassCode = "SRV-BAZ";

    /// <summary>A class that can still be asked for.</summary>
    public const string DraftClass = "SRV-ME";

    /// <summary>A payload in which nothing was entered.</summary>
    public const string EmptyPayload = "{}";

    /// <summary>A case that was approved and paid for: slips, a licence.</summary>
    public static readonly Guid IssuedCase = Guid.Parse("0199a000-0000-7000-8000-000000000001");

    /// <summary>A refused case with an appeal.</summary>
    public static readonly Guid RefusedCase = Guid.Parse("0199a000-0000-7000-8000-000000000002");

    /// <summary>A case returned for completion.</summary>
    public static readonly Guid ReturnedCase = Guid.Parse("0199a000-0000-7000-8000-000000000003");

    /// <summary>A refused case against which an appeal can still be made.</summary>
    public static readonly Guid AppealableCase = Guid.Parse("0199a000-0000-7000-8000-000000000004");

    /// <summary>An attached picture; its address shows the emblem of the samples.</summary>
    public static readonly Guid Picture = Guid.Parse("0199a000-0000-7000-8000-000000000005");

    /// <summary>A payload with its first step filled in.</summary>
    public static string FilledPayload => Payload(EmptyPayload);

    private static readonly Guid OfficerId = Guid.Parse("0199a000-0000-7000-8000-00000000000c");

    /// <summary>Everything, to be added to an empty database.</summary>
    public static IEnumerable<object> All(TimeProvider clock)
    {
        var (now, today) = (clock.UtcNow(), clock.Today());
        var actor = GalleryCompany.Actor;
        yield return User(actor.UserId, actor.Name, "kompania@example.org", now);
        yield return User(OfficerId, GallerySamples.Officer, "zyrtari@example.org", now);
        yield return new Company
        {
            Id = actor.CompanyId!.Value, BusinessNumber = BusinessNumber.Parse("819001037"), Name = actor.Name, MunicipalityCode = "19",
            Settlement = "Prishtinë",
            Address = GallerySamples.Street, Email = "kompania@example.org", Phone = GallerySamples.Phone, OwnerUserId = actor.UserId,
            CreatedAt = now.AddDays(-400),
        };
        var issued = Case(IssuedCase, "SSHPS-SL-2026-000001", CaseStatus.Issued, now.AddDays(-40));
        var refused = Case(RefusedCase, "SSHPS-SL-2026-000002", CaseStatus.Refused, now.AddDays(-9));
        var appealable = Case(AppealableCase, "SSHPS-SL-2026-000004", CaseStatus.Refused, now.AddDays(-9));
        var returned = Case(ReturnedCase, "SSHPS-SL-2026-000003", CaseStatus.Returned, now.AddDays(-6));
        returned.CompletionDue = today.AddDays(9);
        foreach (var file in new[] { issued, refused, appealable, returned })
        {
            yield return file;
            yield return new CaseVersion
            {
                CaseId = file.Id, Number = 1, DraftId = Guid.CreateVersion7(), Payload = new StoredPayload(FilledPayload, 1), SubmittedAt = file.SubmittedAt,
                SubmittedBy = actor.UserId,
            };
        }

        yield return Comment($"{nameof(LicensingApplication.Company)}.{nameof(CompanyPart.BankAccount)}", GallerySamples.Comment, now);
        yield return Comment(null, GallerySamples.StepComment, now);
        yield return Slip("FP-2026-000001", "9010000000000168", SlipStatus.Paid, today.AddDays(-5), now.AddDays(-20));
        yield return Slip("FP-2026-000002", "9010000000000265", SlipStatus.Open, today.AddDays(10), now.AddDays(-5));
        yield return new Licence
        {
            Number = "SRV-BAZ-2026-0001", ProcessKey = GalleryScene.Process.Key, ClassCode = ClassCode, CompanyId = actor.CompanyId, HolderName = actor.Name,
            CaseId = IssuedCase, ValidFrom = today.AddDays(-30), ValidTo = today.AddYears(3).AddDays(-31), Token = "gallery", IssuedAt = now.AddDays(-30),
        };
        yield return new Appeal
        {
            CaseId = RefusedCase, AgainstDecisionOf = OfficerId, AgainstDecisionAt = now.AddDays(-8), Text = GallerySamples.AppealText, IsLate = false,
            FiledAt = now.AddDays(-2), FiledBy = actor.UserId,
        };
    }

    /// <summary>A payload of the licensing form, its first step filled in over another.</summary>
    public static string Payload(string over)
    {
        var payload = JsonNode.Parse(over)!.AsObject();
        var company = JsonNode.Parse(PayloadJson.Write(new CompanyPart
        {
            BusinessNumber = "819001037", Name = GallerySamples.CompanyName, ClassCode = ClassCode, MunicipalityCode = "19", BankAccount = "1212012345678906",
            Address = GallerySamples.Street, ResponsiblePerson = GallerySamples.PersonName, ResponsiblePhone = GallerySamples.Phone,
            Email = "kompania@example.org",
        }));
        var name = payload.Select(p => p.Key).FirstOrDefault(k => k.Equals(nameof(LicensingApplication.Company), StringComparison.OrdinalIgnoreCase));
        payload[name ?? nameof(LicensingApplication.Company)] = company;
        return payload.ToJsonString();
    }

    /// <summary>A document attached to a draft, with the row of its file.</summary>
    public static IEnumerable<object> Attached(Guid draftId, string kind, string name)
    {
        var at = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);
        var isPicture = name.EndsWith(".png", StringComparison.Ordinal);
        var file = new StoredFile
        {
            StorageKey = $"gallery/{name}", ContentType = isPicture ? "image/png" : "application/pdf", Size = 184_320, Sha256 = new string('0', 64),
            CreatedBy = GalleryCompany.Actor.UserId, CreatedAt = at,
        };
        yield return file;
        yield return new Attachment
        {
            Id = isPicture ? Picture : Guid.CreateVersion7(), FileId = file.Id, DraftId = draftId, KindCode = kind, FileName = name, AttachedAt = at,
        };
    }

    private static PortalUser User(Guid id, string name, string email, DateTime now) => new()
    {
        Id = id, DisplayName = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true, SecurityStamp = id.ToString("N"), CreatedAt = now,
    };

    private static Case Case(Guid id, string number, CaseStatus status, DateTime filed) => new()
    {
        Id = id, Number = number, ProcessKey = GalleryScene.Process.Key, ClassCode = ClassCode, Kind = RequestKind.Initial,
        CompanyId = GalleryCompany.Actor.CompanyId,
        ApplicantName = GalleryCompany.Actor.Name, ApplicantNumber = "819001037", MunicipalityCode = "19", Status = status, SubmittedAt = filed,
        SubmittedBy = GalleryCompany.Actor.UserId, StatusChangedAt = filed, AssignedTo = OfficerId,
        DecidedBy = status == CaseStatus.Refused ? OfficerId : null, DecidedAt = status == CaseStatus.Refused ? filed.AddDays(1) : null,
        DecisionReasons = status == CaseStatus.Refused ? GallerySamples.Reasons : null,
    };

    private static CaseComment Comment(string? path, string text, DateTime now) => new()
    {
        CaseId = ReturnedCase, VersionNumber = 1, Step = GalleryScene.Step, Path = path, Text = text, AuthorId = OfficerId, SentAt = now.AddDays(-5),
    };

    private static PaymentSlip Slip(string number, string reference, SlipStatus status, DateOnly due, DateTime issued) => new()
    {
        Number = number, Reference = reference, CaseId = IssuedCase, TariffCode = "FEE", AmountCents = 50_000, AmountConfirmed = true,
        PayerName = GallerySamples.CompanyName, PayerAddress = GallerySamples.Street, PayerNumber = "819001037", Beneficiary = "Ministria",
        Account = "1000400070000087",
        Bank = "BQK", RevenueCode = "50014", Purpose = "Licencë / Licenca", IssuedAt = issued, DueOn = due, Status = status,
        BankDate = status == SlipStatus.Paid ? due : null, BookedAt = status == SlipStatus.Paid ? issued.AddDays(3) : null,
    };
}
