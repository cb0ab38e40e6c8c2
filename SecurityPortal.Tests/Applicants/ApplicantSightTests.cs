using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Applicants;

/// <summary>
/// Two companies with a row of every kind each. Whatever one of them reads holds its own rows, nothing of the other, and nothing that the ministry keeps to
/// itself.
/// </summary>
public sealed class ApplicantSightTests : IAsyncLifetime
{
    private const string OfficerName = "Zyrtari i Fshehtë";
    private const string SupervisorName = "Mbikëqyrësja e Fshehtë";
    private const string InternalNote = "shënim i brendshëm";
    private const string BankReference = "BQK-E-FSHEHTE";
    private const string Sent = "Mungon nënshkrimi";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private TestPortal _portal = null!;
    private Actor _officer = null!;
    private Actor _supervisor = null!;
    private Actor _cashier = null!;
    private RegisteredPerson _shared = null!;
    private World _own = null!;
    private World _other = null!;

    /// <summary>What an applicant reads of what they have. Every one of these must name something of the company's own.</summary>
    private static readonly Dictionary<string, Func<TestSession, World, Task<object?>>> Lists = new()
    {
        ["cases"] = async (s, _) => await s.Get<ApplicantCaseQueries>().ListAsync(default),
        ["slips"] = async (s, _) => (await s.Get<SlipQueries>().OwnAsync(new SlipFilter(SlipListView.All), default)).Value.Page,
        ["slips of a process"] = async (s, _) => await s.Get<SlipQueries>().OwnOfProcessAsync(ServiceLicenceProcess.Definition.Key, default),
        ["licences"] = async (s, _) => await s.Get<LicenceQueries>().OwnAsync(default),
        ["licences with measures"] = async (s, _) => await s.Get<LicenceFileReader>().OwnAsync(default),
        ["licences by process"] = async (s, _) => await s.Get<OwnLicenceQueries>().ReadAsync(default),
        ["drafts"] = async (s, _) => await s.Get<DraftStore>().MineAsync(default),
        ["contracts"] = async (s, other) =>
            (await s.Get<ContractQueries>().OwnAsync(new ContractFilter { CompanyId = other.Company.CompanyId }, default)).Value,
        ["contracts to name"] = async (s, _) => await s.Get<ContractQueries>().SuggestAsync(default),
        ["workers"] = async (s, _) => (await s.Get<WorkerQueries>().OfCompanyAsync(default)).Value,
    };

    /// <summary>What is read by its key. One's own answers something of the company; another's answers nothing.</summary>
    private static readonly Dictionary<string, Func<TestSession, World, Task<object?>>> ByKey = new()
    {
        ["paid case"] = async (s, w) => Value(await s.Get<ApplicantCaseQueries>().ReadAsync(w.Paid, null, default)),
        ["case in review"] = async (s, w) => Value(await s.Get<ApplicantCaseQueries>().ReadAsync(w.InReview, null, default)),
        ["refused case"] = async (s, w) => Value(await s.Get<ApplicantCaseQueries>().ReadAsync(w.Refused, null, default)),
        ["slips of a case"] = async (s, w) => await s.Get<SlipQueries>().OfCaseAsync(w.Paid, default),
        ["licence of a case"] = async (s, w) => await s.Get<LicenceQueries>().OfCaseAsync(w.Paid, default),
        ["licence with measures of a case"] = async (s, w) => await s.Get<LicenceFileReader>().OfCaseAsync(w.Paid, default),
        ["contract of a case"] = async (s, w) => await s.Get<ContractQueries>().OfCaseAsync(w.Paid, default),
        ["draft"] = async (s, w) => Value(await s.Get<DraftStore>().LoadAsync(w.Draft, default)),
        ["documents of a draft"] = async (s, w) => Value(await s.Get<DraftDocuments>().ListAsync(w.Draft, default)),
        ["appeals of a case"] = async (s, w) => await s.Get<AppealQueries>().OfCaseAsync(w.Refused, default),
        ["correction"] = async (s, w) => Value(await s.Get<DraftStore>().StartCorrectionAsync(w.InReview, default)),
        ["new request from an ended one"] = async (s, w) => Value(await s.Get<DraftStore>().StartFromAsync(w.Refused, default)),
    };

    public static TheoryData<string> ListNames => [.. Lists.Keys];

    public static TheoryData<string> KeyNames => [.. ByKey.Keys];

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _officer = await _portal.Data.OfficerAsync(OfficerName);
        _supervisor = await _portal.Data.SupervisorAsync(SupervisorName);
        _cashier = await _portal.Data.MinistryAsync("Arkëtarja e Fshehtë", PortalRoles.Cashier);
        _shared = new RegisteredPerson
        {
            FirstName = "Vesa", LastName = "Shala", PersonalNumber = PersonalNumber.Parse("1900000043"), BirthDate = new DateOnly(1991, 1, 1),
            CreatedAt = _portal.Clock.UtcNow(),
        };
        await using (var db = _portal.Db())
        {
            db.Add(_shared);
            await db.SaveChangesAsync();
        }

        _own = await WorldAsync("Siguria Jonë", "Ilir", "1900000021");
        _other = await WorldAsync("Roja Tjetër", "Agron", "1900000032");
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(ListNames))]
    public async Task List_OfTwoCompanies_HoldsOnesOwnRowsAlone(string name)
    {
        await using var session = _portal.As(_own.Company);

        var read = Text(await Lists[name](session, _other));

        Assert.Contains(_own.Marks, m => read.Contains(m, StringComparison.OrdinalIgnoreCase));
        AssertKept(read);
    }

    [Theory]
    [MemberData(nameof(KeyNames))]
    public async Task Read_ByKey_OwnIsFoundAndAnothersDoesNotExist(string name)
    {
        await using var session = _portal.As(_own.Company);

        var read = Text(await ByKey[name](session, _own));
        var foreign = Text(await ByKey[name](session, _other));

        Assert.NotEqual("", read);
        AssertKept(read);
        Assert.Equal("", foreign);
    }

    [Fact]
    public async Task Case_CommentsSent_AreReadWithoutTheirAuthor()
    {
        await using var session = _portal.As(_own.Company);

        var view = (await session.Get<ApplicantCaseQueries>().ReadAsync(_own.InReview, null, default)).Value;

        Assert.Equal([(Sent, (string?)null)], view.Comments.Select(c => (c.Text, c.Author)));
    }

    [Fact]
    public async Task Case_Refused_ReadsTheReasonsInTheHistory()
    {
        await using var session = _portal.As(_own.Company);

        var view = (await session.Get<ApplicantCaseQueries>().ReadAsync(_own.Refused, null, default)).Value;

        Assert.Equal("Kushtet nuk plotësohen.", view.History.Single(h => h.Action == CaseAction.Refuse).Comment);
    }

    [Fact]
    public async Task Person_ListAndCase_HoldTheirOwnAlone()
    {
        var (one, two) = (await _portal.IndividualAsync("Vjosa", "Berisha"), await _portal.IndividualAsync("Drilon", "Hoxha"));
        var (mine, theirs) = (await CaseOfAsync(one), await CaseOfAsync(two));
        await using var session = _portal.As(one);
        var cases = session.Get<ApplicantCaseQueries>();

        Assert.Equal([mine], (await cases.ListAsync(default)).Select(c => c.Id));
        Assert.True((await cases.ReadAsync(mine, null, default)).IsOk);
        Assert.IsType<NotFound>((await cases.ReadAsync(theirs, null, default)).Error);
        Assert.IsType<NotFound>((await cases.ReadAsync(_own.Paid, null, default)).Error);
    }

    [Fact]
    public async Task Receipt_OfAnother_IsNeitherTakenNorOpened()
    {
        await using var db = _portal.Db();
        var slip = await db.PaymentSlips.AsNoTracking().FirstAsync(s => s.CaseId == _other.AwaitingPayment);
        await using var session = _portal.As(_own.Company);
        await using var prepares = _portal.As(await _portal.DelegateAsync(_other.Company, DelegatePermissions.Prepare));

        Assert.IsType<NotFound>((await session.Get<PaymentService>().UploadReceiptAsync(slip.Id, new MemoryStream(SampleFiles.Pdf()), "a.pdf", default)).Error);
        Assert.IsType<NotFound>((await session.Get<PaymentService>().OpenReceiptAsync(slip.Id, default)).Error);
        Assert.IsType<NotPermitted>((await prepares.Get<PaymentService>()
            .UploadReceiptAsync(slip.Id, new MemoryStream(SampleFiles.Pdf()), "a.pdf", default)).Error);
    }

    private static object? Value<T>(Result<T> result) => result.IsOk ? result.Value : null;

    private static string Text(object? read) => read is null or System.Collections.ICollection { Count: 0 } ? ""
        : JsonSerializer.Serialize(read, read.GetType(), Plain);

    private void AssertKept(string read)
    {
        string[] secrets = [OfficerName, SupervisorName, _cashier.Name, InternalNote, BankReference];
        Assert.DoesNotContain(secrets.Concat(_other.Marks), m => read.Contains(m, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Guid> CaseOfAsync(Actor person)
    {
        var file = await _portal.Data.CaseAsync(_own.Company);
        await using var db = _portal.Db();
        await db.Cases.Where(c => c.Id == file.Id)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.CompanyId, (Guid?)null).SetProperty(x => x.IndividualId, person.IndividualId));
        return file.Id;
    }

    private async Task<World> WorldAsync(string name, string worker, string number)
    {
        var company = await _portal.Data.CompanyAsync(name);
        var world = new World(company)
        {
            Paid = await PaidAsync(company),
            AwaitingPayment = await ApprovedAsync(company, "SRV-MA"),
            InReview = await ReturnedAsync(company),
            Refused = await RefusedAsync(company),
            Draft = await DraftAsync(company),
        };
        await MeasureAsync(world.Paid);
        await ContractAndWorkerAsync(world, worker, number);
        await using var db = _portal.Db();
        world.Marks =
        [
            name, worker, world.Draft.ToString(), .. await db.Cases.Where(c => c.CompanyId == company.CompanyId).Select(c => c.Number).ToListAsync(),
            .. await db.Licences.Where(l => l.CompanyId == company.CompanyId).Select(l => l.Number).ToListAsync(),
        ];
        return world;
    }

    private async Task<Guid> ApprovedAsync(Actor company, string classCode)
    {
        var file = await _portal.Data.CaseAsync(company, CaseStatus.Recommended, _officer, classCode: classCode, kind: classCode == "SRV-BAZ"
            ? RequestKind.Initial : RequestKind.Further);
        await DecideAsync(file, (review, seen) => review.ApproveAsync(file.Id, seen, InternalNote, default));
        return file.Id;
    }

    private async Task<Guid> PaidAsync(Actor company)
    {
        var caseId = await ApprovedAsync(company, "SRV-BAZ");
        await using var db = _portal.Db();
        var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == caseId);
        await using var session = _portal.As(_cashier);
        TestPortal.Ok(await session.Get<PaymentService>()
            .BookAsync(slip.Id, slip.Version, new Booking(_portal.Today, BankReference, slip.AmountCents), default));
        return caseId;
    }

    // Returned with one comment; another is collected for the next return.
    private async Task<Guid> ReturnedAsync(Actor company)
    {
        var file = await _portal.Data.CaseAsync(company, CaseStatus.InReview, _officer, classCode: "SRV-ME");
        await using var session = _portal.As(_officer);
        TestPortal.Ok(await session.Get<CaseReviewService>().ReturnAsync(file.Id, file.Version, _portal.Today.AddDays(10), Sent, default));
        await using var db = _portal.Db();
        db.CaseComments.Add(new CaseComment { CaseId = file.Id, VersionNumber = 1, Text = InternalNote, AuthorId = _officer.UserId });
        await db.SaveChangesAsync();
        return file.Id;
    }

    private async Task<Guid> RefusedAsync(Actor company)
    {
        var file = await _portal.Data.CaseAsync(company, CaseStatus.InReview, _officer, classCode: "SRV-TPG");
        await using (var session = _portal.As(_officer))
        {
            TestPortal.Ok(await session.Get<CaseReviewService>().RecommendAsync(file.Id, file.Version, false, InternalNote, default));
        }

        await DecideAsync(file, (review, seen) => review.RefuseAsync(file.Id, seen, "Kushtet nuk plotësohen.", default));
        return file.Id;
    }

    private async Task DecideAsync(Case file, Func<CaseReviewService, Guid, Task<Result<CaseStatus>>> decide)
    {
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = _portal.Db();
        var seen = await db.Cases.Where(c => c.Id == file.Id).Select(c => c.Version).SingleAsync();
        await using var session = _portal.As(_supervisor);
        TestPortal.Ok(await decide(session.Get<CaseReviewService>(), seen));
    }

    private async Task<Guid> DraftAsync(Actor company)
    {
        await using var session = _portal.As(company);
        return TestPortal.Ok(await session.Get<DraftStore>().StartAsync(ServiceLicenceProcess.Definition, "SRV-TPG", default));
    }

    // One proposal that was not followed, and one that waits.
    private async Task MeasureAsync(Guid caseId)
    {
        await using var officer = _portal.As(_officer);
        await using var supervisor = _portal.As(_supervisor);
        for (var i = 0; i < 2; i++)
        {
            await using var db = _portal.Db();
            var licence = await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == caseId);
            var proposed = TestPortal.Ok(await officer.Get<MeasureService>()
                .ProposeAsync(licence.Id, licence.Version, MeasureKind.Suspend, InternalNote, InternalNote, default));
            var measure = await db.LicenceMeasures.AsNoTracking().SingleAsync(m => m.Id == proposed);
            if (i == 0)
            {
                TestPortal.Ok(await supervisor.Get<MeasureService>().RejectAsync(proposed, measure.Version, InternalNote, default));
            }
        }
    }

    private async Task ContractAndWorkerAsync(World world, string worker, string number)
    {
        var company = world.Company.CompanyId!.Value;
        await using var db = _portal.Db();
        var person = new RegisteredPerson
        {
            FirstName = worker, LastName = "Krasniqi", PersonalNumber = PersonalNumber.Parse(number), BirthDate = new DateOnly(1990, 1, 1),
            CreatedAt = _portal.Clock.UtcNow(),
        };
        var licence = await db.Licences.SingleAsync(l => l.CaseId == world.Paid);
        var photo = new StoredFile
        {
            StorageKey = $"photo-{number}", ContentType = "image/png", Size = 1, Sha256 = new string('0', 64), CreatedBy = world.Company.UserId,
            CreatedAt = _portal.Clock.UtcNow(),
        };

        // One person works for both companies and has a card of each.
        Employment Employ(Guid personId) => new()
        {
            CompanyId = company, PersonId = personId, Position = LocalName.Same("Roje"), From = _portal.Today.AddDays(-9), CreatedAt = _portal.Clock.UtcNow(),
        };
        db.AddRange(
            person, Employ(person.Id), Employ(_shared.Id), photo,
            new IssuedCard
            {
                Number = $"K-{worker}", Token = number, Serial = number, PersonId = _shared.Id, HolderName = "Vesa Shala", LicenceId = licence.Id,
                CompanyId = company, CaseId = world.Paid,
                Position = LocalName.Same("Roje"), PhotoFileId = photo.Id, ValidFrom = _portal.Today, ValidTo = _portal.Today.AddDays(30),
                CreatedAt = _portal.Clock.UtcNow(),
            },
            new RegisteredContract
            {
                CaseId = world.Paid, CompanyId = company, ClassCode = "SRV-BAZ", LicenceNumber = "-", ClientKind = ContractClientKind.LegalPerson,
                ClientName = $"Klienti i {worker}",
                ClientSearch = $" klienti i {worker}", ValidFrom = _portal.Today, ValidTo = _portal.Today.AddDays(30), IsLate = false, BelowMinimumWage = false,
            });
        await db.SaveChangesAsync();
        await db.Cases.Where(c => c.Id == world.Paid).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, CaseStatus.Effective));
    }

    private sealed record World(Actor Company)
    {
        public Guid Paid { get; init; }

        public Guid AwaitingPayment { get; init; }

        public Guid InReview { get; init; }

        public Guid Refused { get; init; }

        public Guid Draft { get; init; }

        /// <summary>Words that stand in the company's rows alone.</summary>
        public IReadOnlyList<string> Marks { get; set; } = [];
    }
}
