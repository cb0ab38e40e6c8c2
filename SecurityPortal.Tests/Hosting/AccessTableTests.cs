using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting;

/// <summary>
/// Every address of the portal with every kind of person: the table is the test. Ids in addresses are those of the demo's first company. A page drawn without a
/// circuit or before it shows what the person may see; what a circuit does later is tested with the services.
/// </summary>
public sealed partial class AccessTableTests(AccessTableTests.Portal portal) : IClassFixture<AccessTableTests.Portal>
{
    /// <summary>
    /// Who, in order: visitor, the company whose ids are used, another company, a delegate of the first, an individual, officer, supervisor, cashier, auditor,
    /// administrator.
    /// Answers: <c>+</c> opens, <c>-</c> refused or not there, <c>s</c> is sent to the sign-in, <c>></c> is led elsewhere.
    /// </summary>
    private const string Table = """
        /                                                   ++++++++++
        /accept-invitation                                  ++++++++++
        /access-denied                                      ----------
        /accessibility                                      ++++++++++
        /admin/accounts                                     s--------+
        /admin/accounts/new                                 s--------+
        /admin/accounts/{Id:guid}                           s--------+
        /alive                                              ++++++++++
        /api/check                                          ----------
        /api/check/{token}                                  ++++++++++
        /applications/close-protection                      s+++------
        /applications/close-protection/assignments/{CaseId:guid} s---------
        /applications/close-protection/{DraftId:guid}       s+++++++++
        /applications/close-protection/{DraftId:guid}/{Step} s+++++++++
        /files/police-opinions/{opinionId:guid}             s---------
        /officer/register/close-protection                  s----++-+-
        /applications/control-centre                        s+++------
        /applications/control-centre/{DraftId:guid}         s+++++++++
        /applications/control-centre/{DraftId:guid}/{Step}  s+++++++++
        /applications/training-institution                  s+++++++++
        /applications/training-institution/{DraftId:guid}   s+++++++++
        /applications/training-institution/{DraftId:guid}/{Step} s+++++++++
        /files/appeals/{appealId:guid}                      s---------
        /officer/register/licences/{LicenceId:guid}         s----++-+-
        /papers/measures/{id:guid}                          s---------
        /applications/service-licence                       s+++++++++
        /reports/criminal-offence                           s+++++++++
        /reports/criminal-offence/{DraftId:guid}            s+++++++++
        /reports/criminal-offence/{DraftId:guid}/{Step}     s+++++++++
        /reports/use-of-force                               s+++++++++
        /reports/use-of-force/{DraftId:guid}                s+++++++++
        /reports/use-of-force/{DraftId:guid}/{Step}         s+++++++++
        /exports/contracts                                  s+++------
        /exports/register/contracts                         s----++-+-
        /notifications/contracts                            s+++------
        /notifications/contracts/new                        s+++------
        /notifications/contracts/{DraftId:guid}             s+++++++++
        /notifications/contracts/{DraftId:guid}/{Step}      s+++++++++
        /officer/payments/import                            s----++++-
        /officer/payments/import/{StatementId:guid}         s---------
        /officer/payments/desk                              s----++++-
        /officer/payments/day                               s----++++-
        /officer/payments/slips/{SlipId:guid}               s----++++-
        /exports/payments/day                               s----++++-
        /papers/collective-slips/{id:guid}                  s---------
        /officer/register/contracts                         s----++-+-
        /exports/incident-statistics                        s----++-+-
        /officer/register/criminal-offences                 s----++-+-
        /officer/register/statistics                        s----++-+-
        /officer/register/use-of-force                      s----++-+-
        /applications/service-licence/{DraftId:guid}        s+++++++++
        /applications/service-licence/{DraftId:guid}/{Step} s+++++++++
        /cases/{CaseId:guid}                                s+-+------
        /check                                              ++++++++++
        /check/{Token}                                      ++++++++++
        /choose-capacity                                    s>>>>>>>>>
        /confirm-email                                      ++++++++++
        /dev/components                                     ++++++++++
        /dev/components/PasswordField/{State}               s+++++++++
        /dev/components/{Component}/{State}                 s+++++++++
        /dev/mail                                           ++++++++++
        /dev/mail/{Name}                                    ----------
        /dev/mail/{name}/attachments/{index:int}            ----------
        /dev/mail/{name}/html                               ----------
        /error                                              ----------
        /files/slips/{slipId:guid}/receipt                  s+-+-++++-
        /files/{attachmentId:guid}                          s+-+-++-+-
        /forgot-password                                    ++++++++++
        /health                                             ++++++++++
        /health/live                                        ++++++++++
        /health/ready                                       ++++++++++
        /help                                               ++++++++++
        /licences                                           s+++++++++
        /my                                                 s+++++++++
        /not-found                                          ----------
        /officer                                            s----+++++
        /officer/administration                             s--------+
        /officer/administration/codes                       s--------+
        /officer/administration/documents                   s--------+
        /officer/administration/fees                        s--------+
        /officer/administration/mail                        s--------+
        /officer/administration/settings                    s--------+
        /officer/audit                                      s-------++
        /officer/cases/{CaseId:guid}                        s----++-+-
        /officer/exams                                      s----++-+-
        /officer/exams/groups/{GroupId:guid}                s----++-+-
        /officer/exams/sessions/new                         s----++---
        /officer/exams/sessions/{SessionId:guid}            s----++-+-
        /officer/payments                                   s----++++-
        /officer/queue                                      s----++-+-
        /officer/register                                   s----++-+-
        /css/theme.{hash}.css                               ----------
        /openapi/{documentName}.json                        ++++++++++
        /papers/cases/{id:guid}/decision                    s+-+-++-+-
        /papers/cases/{id:guid}/request                     s+-+-++-+-
        /papers/drafts/{id:guid}/{kind}                     s+-+------
        /papers/exams/imports/{id:guid}/failing             s---------
        /papers/exams/sessions/{id:guid}/roster             s----++-+-
        /papers/exams/template                              s+++++++++
        /papers/licences/{id:guid}                          s+-+-++-+-
        /papers/slips/{id:guid}                             s+-+-++++-
        /payments                                           s++++-----
        /privacy                                            ++++++++++
        /profile                                            s+++++++++
        /profile/email                                      s+++++++++
        /profile/look-ups                                   s+++++++++
        /profile/password                                   s+++++++++
        /profile/passkeys/new                               s+++++++++
        /profile/passkeys/{Id}                              s>>>>>>>>>
        /session/left                                       s+++++++++
        /profile/security                                   s+++++++++
        /profile/security/authenticator                     s+++++++++
        /identity                                           s++++-----
        /identity/eid                                       s---------
        /identity/eid/done                                  s---------
        /officer/identities                                 s----++-+-
        /officer/identities/{Id:guid}                       s----++-+-
        /files/identity/{requestId:guid}                    s+---++-+-
        /register                                           ++++++++++
        /register/company                                   ++++++++++
        /register/done                                      ++++++++++
        /register/person                                    ++++++++++
        /register/person/code                               >>>>>>>>>>
        /register/person/details                            >>>>>>>>>>
        /resend-confirmation                                ++++++++++
        /reset-password                                     ++++++++++
        /set-up-authenticator                               >>>>>>>>>>
        /sign-in                                            +>>>>>>>>>
        /sign-in/second-factor                              >>>>>>>>>>
        /status/{Code:int}                                  ----------
        /users                                              s+++++++++
        /users/invite                                       s+++++++++
        /users/{Id:guid}                                    s+--------
        /workers/exam                                       s+++++++++
        /workers/exam/import/{ClassCode}                    s+++++++++
        /workers/exam/{DraftId:guid}                        s+++++++++
        /workers/exam/{DraftId:guid}/{Step}                 s+++++++++
        /workers/licence                                    s+++>+++++
        /workers/licence/{DraftId:guid}                     s+++++++++
        /workers/licence/{DraftId:guid}/{Step}              s+++++++++
        /workers/card                                       s+++++++++
        /workers/card/{DraftId:guid}                        s+++++++++
        /workers/card/{DraftId:guid}/{Step}                 s+++++++++
        /licences/workers                                   s+++------
        /licences/workers/new                               s+++++++++
        /my/licence                                         s+++++++++
        /my/documents                                       s+++++++++
        /officer/register/workers                           s----++-+-
        /officer/register/workers/{PersonId:guid}           s----++-+-
        /officer/register/cards                             s----++-+-
        /exports/workers                                    s+++------
        /files/employments/{employmentId:guid}/contract     s+-+-++-+-
        /papers/card-batches/{id:guid}                      s----++---
        """;

    /// <summary>What changes something by plain HTTP; all but the sign of activity, which changes nothing else, ask for the form's token, and their services
    /// for the rights.</summary>
    private const string Writes = """
        /language
        /session/activity
        /sign-out
        /officer/identities/{requestId:guid}/letter
        /uploads/appeals/{appealId:guid}
        /uploads/bank-statements
        /uploads/drafts/{draftId:guid}/{kind}
        /uploads/employments/{employmentId:guid}/contract
        /uploads/exams/candidates/{classCode}
        /uploads/identity
        /uploads/exams/results/{sessionId:guid}
        /uploads/police-opinions/{opinionId:guid}
        /uploads/slips/{slipId:guid}/receipt
        """;

    // Of the people of the table: officer, supervisor, cashier, auditor, administrator.
    private const int FirstOfMinistry = 5;

    [Fact]
    public void Table_NamesEveryAddress()
    {
        var endpoints = portal.Endpoints();

        AssertSame(Rows().Select(r => r.Address), endpoints.Where(e => e.Reads).Select(e => e.Address));
        AssertSame(Writes.Split('\n', StringSplitOptions.TrimEntries), endpoints.Where(e => !e.Reads).Select(e => e.Address));
    }

    [Fact]
    public async Task Get_EveryAddressByEverybody_FollowsTheTable()
    {
        var seen = new StringBuilder();
        foreach (var (address, _) in Rows())
        {
            var path = portal.Filled(address);
            seen.Append(address).Append(' ');
            foreach (var person in portal.People)
            {
                seen.Append(await AnswerAsync(person, path));
            }

            seen.Append('\n');
        }

        AssertSame(Rows().Select(r => $"{r.Address} {r.Answers}"), seen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// Every list that leaves the portal as a file, and every paper and file that the ministry opens, is in the trail. A new export or paper is asked for its
    /// row by its address alone. Pages look in their circuit: <see cref="Audit.LookTests"/>.
    /// </summary>
    [Fact]
    public async Task Get_ExportsByEverybodyAndFilesByTheMinistry_LeaveAnAuditRow()
    {
        var silent = new List<string>();
        foreach (var (address, answers) in Rows())
        {
            var isExport = address.StartsWith("/exports/", StringComparison.Ordinal);
            var isFile = OfOthers().IsMatch(address) && address != "/papers/exams/template";
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] == '+' && (isExport || (isFile && i >= FirstOfMinistry)))
                {
                    var before = await portal.AuditRowsAsync();
                    await portal.People[i].GetAsync(portal.Filled(address));
                    silent.AddRange(await portal.AuditRowsAsync() == before ? [$"{address} by {i}"] : []);
                }
            }
        }

        Assert.Empty(silent);
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (one, other) = (expected.Order(StringComparer.Ordinal).ToList(), found.Order(StringComparer.Ordinal).ToList());
        Assert.True(one.SequenceEqual(other),
            $"Only in the table:\n{string.Join('\n', one.Except(other))}\nOnly in the portal:\n{string.Join('\n', other.Except(one))}");
    }

    private static async Task<char> AnswerAsync(HttpClient person, string path)
    {
        var answer = await person.GetAsync(path);
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            return answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal) ? 's' : '>';
        }

        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode != HttpStatusCode.OK || Refusal().IsMatch(text) ? '-' : '+';
    }

    private static IReadOnlyList<(string Address, string Answers)> Rows() =>
        [.. Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(r => (r[..r.LastIndexOf(' ')].TrimEnd(), r[(r.LastIndexOf(' ') + 1)..]))];

    [GeneratedRegex("^/(papers|files)/")]
    private static partial Regex OfOthers();

    // What AccessDenied, NotFoundMessage and a draft that is gone draw.
    [GeneratedRegex("""<section class="portal-status">""")]
    private static partial Regex Refusal();

    /// <summary>The portal with its demo, and somebody of each kind signed in.</summary>
    public sealed partial class Portal : IAsyncLifetime
    {
        private readonly PortalServer _server = new();
        private readonly Dictionary<string, string> _ids = [];
        private WebApplicationFactory<Program> _portal = null!;

        public IReadOnlyList<HttpClient> People { get; private set; } = [];

        public async Task InitializeAsync()
        {
            _portal = _server.WithWebHostBuilder(b => b.UseSetting("Demo:Cases", "true"));
            People =
            [
                await ArriveAsync(null), await ArriveAsync(DemoAccounts.FirstCompany), await ArriveAsync(DemoAccounts.SecondCompany),
                await ArriveAsync("delegat@demo.example"),
                await ArriveAsync("gezim.tahiraj@demo.example"), await ArriveAsync("zyrtar1@demo.example"), await ArriveAsync("mbikeqyres1@demo.example"),
                await ArriveAsync("arketar@demo.example"), await ArriveAsync("auditor@demo.example"), await ArriveAsync("administrator@demo.example"),
            ];
            await FindIdsAsync();
        }

        public async Task DisposeAsync() => await _server.DisposeAsync();

        /// <summary>What the portal maps, static files and the framework's own left out.</summary>
        public IReadOnlyList<(string Address, bool Reads)> Endpoints() =>
        [
            .. _portal.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.Metadata.All(m => !m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)))
                .Select(e => (Address: "/" + e.RoutePattern.RawText!.Trim('/'), Reads: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET")
                    ?? true))
                .Where(e => !e.Address.StartsWith("/_", StringComparison.Ordinal) && !e.Address.Contains("/_", StringComparison.Ordinal)
                    && !e.Address.Contains("**", StringComparison.Ordinal))
                .Distinct(),
        ];

        /// <summary>Rows of the audit trail that a person caused.</summary>
        public async Task<int> AuditRowsAsync()
        {
            await using var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            return await db.AuditRows.CountAsync(r => r.ActorId != null);
        }

        /// <summary>An address with ids of the first company in its places.</summary>
        public string Filled(string address) => Place()
            .Replace(address, m => _ids.GetValueOrDefault($"{Prefix(address)}{m.Groups[1].Value}") ?? _ids.GetValueOrDefault(m.Groups[1].Value)
            ?? throw new InvalidOperationException($"No value for {m.Value} of {address}."));

        // Ids named alike mean different things in different rooms.
        private static string Prefix(string address) => address[..(address.IndexOf('{', StringComparison.Ordinal) is var at and > 0 ? at : address.Length)];

        private async Task<HttpClient> ArriveAsync(string? name)
        {
            var browser = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
            browser.DefaultRequestHeaders.Add("Accept", "text/html");
            if (name is null)
            {
                return browser;
            }

            var account = _portal.Services.GetRequiredService<IDemoAccounts>();
            var sent = await SendAsync(browser, "/sign-in", ("Form.Name", name), ("Form.Password", DemoAccounts.Password));
            if (sent.Headers.Location!.ToString() is var next && next.Contains("second-factor", StringComparison.Ordinal))
            {
                var code = await account.CodeAsync(account.All.Single(a => a.SignInName == name), default);
                sent = await SendAsync(browser, next, ("Form.Code", code!));
            }

            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            return browser;
        }

        private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, params (string Name, string Value)[] fields)
        {
            var html = await browser.GetStringAsync(page);
            var form = html[html.IndexOf("class=\"portal-form", StringComparison.Ordinal)..].Split("</form>")[0];
            var values = Hidden().Matches(form).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).Concat(fields).GroupBy(f => f.Item1)
                .ToDictionary(g => g.Key, g => g.Last().Item2);
            using var content = new FormUrlEncodedContent(values);
            return await browser.PostAsync(page, content);
        }

        private async Task FindIdsAsync()
        {
            await using var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            var number = BusinessNumber.Parse(DemoAccounts.FirstCompany);
            var company = await db.Companies.SingleAsync(c => c.BusinessNumber == number);
            var licence = await db.Licences.OrderBy(l => l.IssuedAt).FirstAsync(l => l.CompanyId == company.Id);
            var slip = await db.PaymentSlips.FirstAsync(s => s.ReceiptFileId != null && db.Set<Case>().Any(c => c.Id == s.CaseId && c.CompanyId == company.Id));
            var version = await db.CaseVersions.FirstAsync(v => v.CaseId == licence.CaseId);
            _ids["CaseId:guid"] = _ids["/papers/cases/id:guid"] = $"{licence.CaseId}";
            _ids["/papers/licences/id:guid"] = _ids["LicenceId:guid"] = $"{licence.Id}";

            // The first company has neither appealed nor been measured, has no collective slip, and no bank statement was read: what is not there is refused
            // to everybody.
            _ids["StatementId:guid"] = _ids["/papers/collective-slips/id:guid"] = _ids["appealId:guid"] = _ids["opinionId:guid"] = _ids["/papers/measures/id:guid"] = $"{Guid.Empty}";
            _ids["/papers/slips/id:guid"] = _ids["slipId:guid"] = _ids["SlipId:guid"] = $"{slip.Id}";
            _ids["attachmentId:guid"] = $"{await db.Attachments.Where(a => a.CaseVersionId == version.Id).Select(a => a.Id).FirstAsync()}";
            var draftId = await db.Drafts.Where(d => d.CompanyId == company.Id && d.CaseId == null).Select(d => d.Id).FirstAsync();
            _ids["DraftId:guid"] = _ids["/papers/drafts/id:guid"] = $"{draftId}";
            _ids["kind"] = "D01";
            _ids["Step"] = "company";
            _ids["Token"] = _ids["token"] = licence.Token;
            _ids["GroupId:guid"] = $"{await db.ExamGroups.Select(g => g.Id).FirstAsync()}";
            _ids["SessionId:guid"] = _ids["/papers/exams/sessions/id:guid"] = $"{await db.ExamSessions.Select(s => s.Id).FirstAsync()}";
            _ids["/papers/exams/imports/id:guid"] = $"{Guid.Empty}";
            _ids["ClassCode"] = "TRN-BAZ";
            var worker = await db.Employments.FirstAsync(e => e.CompanyId == company.Id && e.ContractFileId != null);
            (_ids["PersonId:guid"], _ids["employmentId:guid"]) = ($"{worker.PersonId}", $"{worker.Id}");
            _ids["/papers/card-batches/id:guid"] = $"{await db.CardBatches.Select(b => b.Id).FirstAsync()}";
            _ids["Code:int"] = "404";
            _ids["index:int"] = "0";
            (_ids["hash"], _ids["Component"], _ids["State"]) = ("0", "PersonLookup", "empty");
            _ids["documentName"] = "v1";
            _ids["/users/Id:guid"] = $"{await db.CompanyDelegates.Where(d => d.CompanyId == company.Id).Select(d => d.Id).FirstAsync()}";
            var asked = new IdentityRequest
            {
                UserId = company.OwnerUserId, CompanyId = company.Id, FileId = slip.ReceiptFileId!.Value, FileName = "certifikata.pdf",
                AskedAt = licence.IssuedAt,
            };
            db.IdentityRequests.Add(asked);
            await db.SaveChangesAsync();
            _ids["/officer/identities/Id:guid"] = _ids["requestId:guid"] = $"{asked.Id}";
            _ids["/profile/passkeys/Id"] = "none";
            _ids["/admin/accounts/Id:guid"] = $"{company.OwnerUserId}";
            _ids["Name"] = _ids["name"] = "none.eml";
        }

        [GeneratedRegex(@"\{\*{0,2}([^}]+?)\??\}")]
        private static partial Regex Place();

        [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)"[^>]*>""")]
        private static partial Regex Hidden();
    }
}
