using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Puts accounts and cases straight into a database. Defaults are fixed and readable; numbers count up from <paramref name="first"/>.</summary>
public sealed class TestData(IDbContextFactory<PortalDbContext> database, TimeProvider clock, int first = 0)
{
    /// <summary>A personal number that must turn up in no log, mail or address.</summary>
    public const string MarkerNumber = "1234567892";

    private int _count = first;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>An administrator's work on the rules.</summary>
    public ReferenceDataService Reference(Actor administrator) =>
        new(database, new FixedActor(administrator), new ReferenceRules(ProcessCatalogue.All.Select(p => p.Reference)),
            [new RuleUse(), new ExamRuleUse(clock)], clock);

    /// <summary>An account of the ministry.</summary>
    public async Task<Actor> MinistryAsync(string name, params string[] roles)
    {
        await using var db = database.CreateDbContext();
        var user = NewUser(name, $"zyrtari{++_count}@example.org");
        db.Users.Add(user);
        foreach (var role in roles)
        {
            var found = await db.Roles.SingleOrDefaultAsync(r => r.Name == role);
            if (found is null)
            {
                found = new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(), NormalizedName = role.ToUpperInvariant() };
                db.Roles.Add(found);
            }

            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = found.Id });
        }

        await db.SaveChangesAsync();
        return new Actor { UserId = user.Id, Name = name, Language = user.Language, Roles = roles.ToHashSet() };
    }

    public Task<Actor> OfficerAsync(string name = "Arta Gashi") => MinistryAsync(name, PortalRoles.Officer);

    public Task<Actor> SupervisorAsync(string name = "Besnik Krasniqi") => MinistryAsync(name, PortalRoles.Supervisor);

    /// <summary>A company that the ministry has confirmed, unless the test says otherwise, signed in as its owner.</summary>
    public async Task<Actor> CompanyAsync(string name = "Siguria Plus SH.P.K.", string? number = null, bool isConfirmed = true)
    {
        await using var db = database.CreateDbContext();
        var business = BusinessNumber.Parse(number ?? $"81{++_count:0000000}");
        var user = NewUser(name, business.ToString());
        user.Email = $"kompania{++_count}@example.org";
        var company = new Company
        {
            BusinessNumber = business, Name = name, MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. Nëna Terezë 1",
            Email = $"info{_count}@example.org", Phone = "+38344123456", OwnerUserId = user.Id, CreatedAt = Now,
            ConfirmedAt = isConfirmed ? Now : null,
        };
        db.AddRange(user, company, new BusinessNumberClaim { Number = business, CompanyId = company.Id });
        await db.SaveChangesAsync();
        return new Actor
        {
            UserId = user.Id, Name = name, Language = user.Language, CompanyId = company.Id, OwnsCompany = true, Permissions = DelegatePermissions.All,
        };
    }

    /// <summary>A filed case of a company, moved to a state; its history holds the filing and one row of the move.</summary>
    /// <param name="company">The applicant.</param>
    /// <param name="status">State.</param>
    /// <param name="officer">Officer to whom it is assigned and, where the state says so, who recommended.</param>
    /// <param name="filedOn">Days before today on which it was filed.</param>
    /// <param name="classCode">Class asked for.</param>
    /// <param name="kind">First request, further class or renewal.</param>
    /// <param name="previousLicenceId">The licence a renewal continues.</param>
    /// <param name="application">What was entered.</param>
    public async Task<Case> CaseAsync(
        Actor company, CaseStatus status = CaseStatus.Submitted, Actor? officer = null, int filedOn = 0, string classCode = "SRV-BAZ",
        RequestKind kind = RequestKind.Initial, Guid? previousLicenceId = null, ServiceLicenceApplication? application = null)
    {
        await using var db = database.CreateDbContext();
        var applicant = await db.Companies.SingleAsync(c => c.Id == company.CompanyId);
        var number = ++_count;
        application ??= Application(applicant, classCode);
        var filed = Now.AddDays(-filedOn);
        var file = new Case
        {
            Number = $"SSHPS-SL-2026-{number:000000}", ProcessKey = ServiceLicenceProcess.ProcessKey, ClassCode = classCode, Kind = kind,
            CompanyId = applicant.Id, ApplicantName = applicant.Name, ApplicantNumber = applicant.BusinessNumber.ToString(),
            MunicipalityCode = applicant.MunicipalityCode, Status = status, SubmittedAt = filed, SubmittedBy = company.UserId, StatusChangedAt = filed,
            AssignedTo = officer?.UserId, PreviousLicenceId = previousLicenceId,
            RecommendedBy = status is CaseStatus.Recommended ? officer?.UserId : null, RecommendsApproval = status is CaseStatus.Recommended ? true : null,
        };
        db.Cases.Add(file);
        AddVersion(db, file, company, application);
        AddEvent(db, file, company, CaseAction.Submit, CaseStatus.Submitted, filed);
        if (officer is not null)
        {
            AddEvent(db, file, officer, status is CaseStatus.Recommended ? CaseAction.Recommend : CaseAction.Take, status, filed.AddSeconds(1));
        }

        await db.SaveChangesAsync();
        return file;
    }

    /// <summary>A further version of a case's answers.</summary>
    public async Task AddVersionAsync(Guid caseId, Actor company, ServiceLicenceApplication application)
    {
        await using var db = database.CreateDbContext();
        var file = await db.Cases.SingleAsync(c => c.Id == caseId);
        file.VersionNumber++;
        await db.CasePersons.Where(p => p.CaseId == caseId).ExecuteDeleteAsync();
        await db.CaseSearchWords.Where(w => w.CaseId == caseId).ExecuteDeleteAsync();
        AddVersion(db, file, company, application);
        await db.SaveChangesAsync();
    }

    /// <summary>A file attached to the last version of a case.</summary>
    public async Task<Guid> AttachAsync(Guid caseId, string kindCode, string fileName, long? imageHash = null)
    {
        await using var db = database.CreateDbContext();
        var file = await db.Cases.SingleAsync(c => c.Id == caseId);
        var version = await db.CaseVersions.SingleAsync(v => v.CaseId == caseId && v.Number == file.VersionNumber);
        var stored = new StoredFile
        {
            StorageKey = $"test-{++_count}", ContentType = "application/pdf", Size = 1234, Sha256 = new string('0', 64), ImageHash = imageHash,
            CreatedBy = file.SubmittedBy, CreatedAt = Now,
        };
        var attachment = new Attachment { FileId = stored.Id, CaseVersionId = version.Id, KindCode = kindCode, FileName = fileName, AttachedAt = Now };
        db.AddRange(stored, attachment);
        await db.SaveChangesAsync();
        return attachment.Id;
    }

    /// <summary>The licence a case granted.</summary>
    public async Task<Licence> LicenceAsync(Case file, DateOnly validFrom, int years = 3)
    {
        await using var db = database.CreateDbContext();
        var licence = new Licence
        {
            Number = $"{file.ClassCode}-2026-{++_count:0000}", ProcessKey = file.ProcessKey, ClassCode = file.ClassCode, CompanyId = file.CompanyId,
            HolderName = file.ApplicantName, CaseId = file.Id, ValidFrom = validFrom, ValidTo = validFrom.AddYears(years).AddDays(-1),
            Token = Guid.NewGuid().ToString("N"), IssuedAt = Now,
        };
        db.Licences.Add(licence);
        await db.SaveChangesAsync();
        return licence;
    }

    /// <summary>Complete answers: one owner found in the registry, the same person responsible.</summary>
    public static ServiceLicenceApplication Application(Company company, string classCode = "SRV-BAZ")
    {
        var owner = new PersonEntry
        {
            PersonalNumber = MarkerNumber, Lookup = PersonLookupState.Found, FirstName = "Çelë", LastName = "Gjonbalaj", BirthDate = new DateOnly(1980, 5, 17),
            Gender = Gender.Male, MunicipalityCode = "19", Settlement = "Prishtinë", Street = "Rr. Agim Ramadani 12", Email = "cele@example.org",
            Phone = "044 111 222",
        };
        var application = new ServiceLicenceApplication
        {
            Company = new CompanyPart
            {
                BusinessNumber = company.BusinessNumber.ToString(), Name = company.Name, ClassCode = classCode, MunicipalityCode = company.MunicipalityCode,
                BankAccount = "1212012345678906", Address = "Rr. Nëna Terezë 1, Prishtinë", ResponsiblePerson = "Çelë Gjonbalaj",
                ResponsiblePhone = "044 111 222", Email = company.Email,
            },
            Profile = new ProfilePart
            {
                NameInUse = company.Name, SymbolDescription = "Mburojë e kaltër", UniformColour = "E kaltër", UniformShirt = "E bardhë",
                UniformTrousers = "Të zeza", UniformJacket = "E kaltër",
            },
        };
        application.Background.Owners.Add(new OwnerEntry { Person = owner });
        application.Background.Responsible.Add(owner.Copy());
        return application;
    }

    private void AddVersion(PortalDbContext db, Case file, Actor company, ServiceLicenceApplication application)
    {
        var payload = PayloadJson.Write(application);
        var people = ServiceLicenceProcess.Form.People(payload);
        db.CaseVersions.Add(new CaseVersion
        {
            CaseId = file.Id, Number = file.VersionNumber, DraftId = Guid.CreateVersion7(), Payload = new StoredPayload(payload, 1), SubmittedAt = Now,
            SubmittedBy = company.UserId,
        });
        db.CasePersons.AddRange(people.Select(p => new CasePerson
        {
            CaseId = file.Id, Role = p.Role, Name = p.Name, PersonalNumber = p.PersonalNumber, PassportNumber = p.PassportNumber, Citizenship = p.Citizenship,
            Verified = p.Verified,
        }));
        db.CaseSearchWords.AddRange(CaseSearchWord.Of(file, people.Select(p => p.Name)));
    }

    private static void AddEvent(PortalDbContext db, Case file, Actor actor, CaseAction action, CaseStatus to, DateTime at) =>
        db.CaseEvents.Add(new CaseEvent
        {
            CaseId = file.Id, Number = ++file.HistoryLength, At = at, ActorId = actor.UserId, ActorName = actor.Name, Action = action, To = to,
        });

    private static PortalUser NewUser(string name, string userName) => new()
    {
        Id = Guid.CreateVersion7(), DisplayName = name, UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), Email = userName,
        NormalizedEmail = userName.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = Guid.NewGuid().ToString("N"),
    };
}
