using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes;

/// <summary>Answers of every version that was ever stored are read in the shape of today's form, and by one door.</summary>
public sealed class PayloadUpgradeTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public static TheoryData<string> Keys() => [.. ProcessCatalogue.All.Select(p => p.Key)];

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public void Contract_OfAnInventedOlderVersion_IsReadInTodaysShape()
    {
        var old = JsonNode.Parse(FrozenSample.Of(ContractProcess.ProcessKey))!.AsObject();
        var today = old.DeepClone();
        old["Conditions"] = old["Terms"]!.DeepClone();
        old.Remove("Terms");

        var read = new RenamedTerms().Read(new StoredPayload(old.ToJsonString(), 1));

        Assert.True(JsonNode.DeepEquals(today, JsonNode.Parse(read)), read);
        Assert.NotNull(PayloadJson.Read<ContractApplication>(read).Terms.From);
    }

    [Fact]
    public void ServiceLicence_OverTwoInventedVersions_IsReadStepByStep()
    {
        var today = JsonNode.Parse(FrozenSample.Of(ServiceLicenceProcess.ProcessKey))!.AsObject();
        var old = today.DeepClone().AsObject();
        old["CompanyName"] = old["Company"]!["Name"]!.DeepClone();
        old["Company"]!.AsObject().Remove("Name");
        var form = new TwiceChanged();

        Assert.True(JsonNode.DeepEquals(today, JsonNode.Parse(form.Read(new StoredPayload(old.ToJsonString(), 1)))));
        Assert.Equal([1, 2], form.Passed);
        Assert.Equal(today.ToJsonString(), form.Read(new StoredPayload(today.ToJsonString(), 3)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void FrozenSample_OfEachVersion_IsReadAndDescribed(string key)
    {
        var form = ProcessCatalogue.Get(key).Form;
        var language = new AnswerLanguage(System.Globalization.CultureInfo.GetCultureInfo("sq"), new CodeBook([]), new DateOnly(2026, 6, 15));

        Assert.All(Enumerable.Range(1, form.PayloadVersion), version =>
        {
            var answers = form.Read(new StoredPayload(FrozenSample.Of(key, version), version));
            Assert.NotEmpty(form.Describe(answers, language));
            Assert.NotNull(form.People(answers));
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Read_AnswersOfALaterPortal_Throws(string key) =>
        Assert.Throws<InvalidOperationException>(() =>
            ProcessCatalogue.Get(key).Form.Read(new StoredPayload("{}", ProcessCatalogue.Get(key).Form.PayloadVersion + 1)));

    [Fact]
    public void Version_WithoutAnUpgrade_Throws() => Assert.Throws<InvalidOperationException>(() => new ForgottenUpgrade().Read(new StoredPayload("{}", 1)));

    // A version that no form knows stops every reader at the door: none goes round it.
    [Fact]
    public async Task StoredAnswers_AreReadByTheOneDoorEverywhere()
    {
        var draftId = await _portal.StartAsync(_company);
        var filed = await _portal.Data.CaseAsync(_company, CaseStatus.Returned);
        await using (var db = _portal.Db())
        {
            await db.CaseVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Payload.Version, 99));
            await db.Drafts.ExecuteUpdateAsync(d => d.SetProperty(x => x.Payload.Version, 99));
        }

        await using var session = _portal.As(_company);
        var seen = await SeenAsync(draftId);
        await StopsAsync(() => session.Get<DraftStore>().LoadAsync(draftId, default));
        await StopsAsync(() => session.Get<DraftStore>().MineAsync(default));
        await StopsAsync(() => session.Get<DraftSubmission>().SubmitAsync(draftId, seen, default));
        await StopsAsync(() => session.Get<DraftStore>().StartCorrectionAsync(filed.Id, default));
        await StopsAsync(() => session.Get<ApplicantCaseQueries>().ReadAsync(filed.Id, null, default));
        await StopsAsync(() => session.Get<PaperService>().RequestAsync(filed.Id, default));
    }

    [Fact]
    public async Task EarlierAnswers_TakenOverIntoANewRequest_AreReadByItToo()
    {
        var refused = await _portal.Data.CaseAsync(_company, CaseStatus.Refused);
        await using (var db = _portal.Db())
        {
            await db.CaseVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Payload.Version, 99));
        }

        await using var session = _portal.As(_company);
        await StopsAsync(() => session.Get<DraftStore>().StartFromAsync(refused.Id, default));
    }

    private static async Task StopsAsync(Func<Task> act) => await Assert.ThrowsAsync<InvalidOperationException>(act);

    private async Task<Guid> SeenAsync(Guid draftId)
    {
        await using var db = _portal.Db();
        return await db.Drafts.Where(d => d.Id == draftId).Select(d => d.Version).SingleAsync();
    }

    private sealed class RenamedTerms : ContractForm
    {
        public override int PayloadVersion => 2;

        protected override void Upgrade(JsonObject json, int fromVersion)
        {
            json["Terms"] = json["Conditions"]!.DeepClone();
            json.Remove("Conditions");
        }
    }

    private sealed class TwiceChanged() : LicensingForm<ServiceLicenceApplication>(CodeLists.ServiceClass, "D12")
    {
        public List<int> Passed { get; } = [];

        public override int PayloadVersion => 3;

        protected override void Upgrade(JsonObject json, int fromVersion)
        {
            Passed.Add(fromVersion);
            if (fromVersion == 2)
            {
                json["Company"]!["Name"] = json["CompanyName"]!.DeepClone();
                json.Remove("CompanyName");
            }
        }
    }

    private sealed class ForgottenUpgrade : ContractForm
    {
        public override int PayloadVersion => 2;
    }
}
