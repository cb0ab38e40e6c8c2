using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;
using Xunit.Abstractions;

namespace SecurityPortal.Tests.Architecture;

/// <summary>
/// A circuit can be sent any event: a stranger may name any id to any command. Every command of every service that takes the id of a thing is called with one
/// that is there and not theirs: it is refused, nothing changes, and the try leaves a row.
/// </summary>
public sealed class ForeignIdTests(ITestOutputHelper output)
{
    // Whoever says for what may see what somebody's licences are, and begins a card after that: asked by anybody's id. The others are about cases of one kind,
    // of which the one on the stage is none.
    private static readonly string[] Open =
        ["ConsentService.GiveAsync", "PersonCardDesk.StartAsync", "OperatorNaming.NameAsync", "ExamGathering.DropChangeAsync"];

    // Not there without the web house, which tells them whose account it is.
    private static readonly string[] Unregistered =
        ["AccountAdministration", "DelegateService", "EmailService", "OwnSessions", "PasskeySignIn", "PasswordService", "SecondFactorService"];

    // Rows that every request may leave, refused or not.
    private static readonly Type[] Traces = [typeof(AuditRow), typeof(UserSession)];

    [Theory]
    [InlineData("company")]
    [InlineData("person")]
    [InlineData("auditor")]
    [InlineData("visitor")]
    public async Task EveryCommand_WithAnIdThatIsNotTheirs_IsRefusedAndLeavesARow(string who)
    {
        await using var stage = await Stage.CreateAsync(who);
        var faults = new List<string>();
        var called = 0;
        foreach (var (service, method) in Commands())
        {
            var name = $"{service.Name}.{method.Name}";
            if (Open.Contains(name) || Unregistered.Contains(service.Name))
            {
                continue;
            }

            called++;
            if (await stage.FaultAsync(service, method) is { } fault)
            {
                faults.Add($"{name}({string.Join(", ", method.GetParameters().Select(p => p.Name))}): {fault}");
            }
        }

        output.WriteLine($"{who}: {called} commands");
        Assert.True(called > 110, $"Only {called} commands were found.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<(Type Service, MethodInfo Method)> Commands() =>
        from service in typeof(Case).Assembly.GetTypes()
        where service is { IsClass: true, IsAbstract: false, IsPublic: true }
        from method in service.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
            && method.ReturnType.GenericTypeArguments[0] is { IsGenericType: true } result && result.GetGenericTypeDefinition() == typeof(Result<>)
            && method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Guid)
        orderby service.FullName, method.Name
        select (service, method);

    private sealed class Stage : IAsyncDisposable
    {
        private readonly Dictionary<string, Guid> _ids = [];
        private readonly TestPortal _portal;
        private Actor? _stranger;

        private Stage(TestPortal portal) => _portal = portal;

        public static async Task<Stage> CreateAsync(string who)
        {
            var portal = await TestPortal.CreateAsync();
            var stage = new Stage(portal);
            var owner = await portal.Data.CompanyAsync("Pronari SH.P.K.");
            var officer = await portal.Data.OfficerAsync();
            var draft = await portal.CompleteDraftAsync(owner);
            var file = await portal.Data.CaseAsync(owner, CaseStatus.InReview, officer);
            var charged = await portal.Data.CaseAsync(owner, CaseStatus.AwaitingPayment);
            var slip = await portal.Database.InTransactionAsync<PaymentSlip?>(
                async db => await new CaseFees().ChargeAsync(db, await db.Cases.SingleAsync(c => c.Id == charged.Id), portal.Clock.UtcNow(), default), default);
            await new TestWorkers(portal).LicensedAsync(owner, TestWorkers.Entry());
            var delegated = await portal.DelegateAsync(owner, DelegatePermissions.All);
            await using var db = portal.Db();
            stage._ids["caseId"] = file.Id;
            stage._ids["slipId"] = slip.Value!.Id;
            stage._ids["draftId"] = draft.Id;
            stage._ids["licenceId"] = (await portal.LicenceAsync(owner, portal.Today.AddDays(300), "SRV-TPG")).Id;
            stage._ids["attachmentId"] = await db.Attachments.Where(a => a.DraftId == draft.Id).Select(a => a.Id).FirstAsync();
            stage._ids["personId"] = await db.RegisteredPersons.Select(p => p.Id).FirstAsync();
            stage._ids["employmentId"] = await db.Employments.Select(e => e.Id).FirstAsync();
            stage._ids["userId"] = owner.UserId;
            stage._ids["delegateId"] = await db.CompanyDelegates.Where(d => d.UserId == delegated.UserId).Select(d => d.Id).SingleAsync();
            stage._ids["seenVersion"] = file.Version;
            stage._ids["officerId"] = officer.UserId;
            stage._stranger = who switch
            {
                "company" => await portal.Data.CompanyAsync("I huaji SH.P.K."),
                "person" => await portal.IndividualAsync(),
                "auditor" => await portal.Data.MinistryAsync("Zana Auditi", PortalRoles.Auditor),
                _ => null,
            };
            return stage;
        }

        /// <summary>What is wrong with the answer. Of what is not on the stage an id is made up: that is refused, too.</summary>
        public async Task<string?> FaultAsync(Type service, MethodInfo method)
        {
            var isStaged = _ids.ContainsKey(method.GetParameters()[0].Name!);
            var before = await ContentAsync();
            var rows = await RowsAsync();
            await using var session = _stranger is null ? _portal.Visitor() : _portal.As(_stranger);
            try
            {
                var instance = session.Services.GetService(service)
                    ?? service.GetInterfaces().Select(session.Services.GetService).First(s => s is not null);
                var task = (Task)method.Invoke(instance, [.. method.GetParameters().Select(Argument)])!;
                await task;
                dynamic result = ((dynamic)task).Result;
                if (result.IsOk && _stranger is not { CanReadCases: true })
                {
                    return "succeeds";
                }

                if (await ContentAsync() != before)
                {
                    return "changes something";
                }

                return isStaged && _stranger is not null && !result.IsOk && await RowsAsync() == rows ? $"leaves no row ({result.Error.Code})" : null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return $"throws {(e.InnerException ?? e).GetType().Name}: {(e.InnerException ?? e).Message}";
            }
        }

        public async ValueTask DisposeAsync() => await _portal.DisposeAsync();

        private object? Argument(ParameterInfo parameter)
        {
            var type = parameter.ParameterType;
            if (type == typeof(Guid))
            {
                return _ids.GetValueOrDefault(parameter.Name!, _ids["seenVersion"]);
            }

            if (type.IsArray || (type.IsInterface && type.IsGenericType))
            {
                return Array.CreateInstance(type.IsArray ? type.GetElementType()! : type.GenericTypeArguments[0], 0);
            }

            return type == typeof(DateOnly) ? _portal.Today.AddDays(5)
                : type == typeof(bool) ? true
                : type == typeof(string) ? "tekst"
                : type == typeof(Stream) ? new MemoryStream(SampleFiles.Pdf())
                : type == typeof(CultureInfo) ? CultureInfo.InvariantCulture
                : type.IsValueType ? Activator.CreateInstance(type)
                : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable ? null
                : RuntimeHelpers.GetUninitializedObject(type);
        }

        private async Task<int> RowsAsync()
        {
            await using var db = _portal.Db();
            return await db.AuditRows.CountAsync(r => _stranger == null || r.ActorId == _stranger.UserId);
        }

        // Every row of every table but the traces, as one text.
        private async Task<string> ContentAsync()
        {
            await using var db = _portal.Db();
            var tables = db.Model.GetEntityTypes().Where(e => !Traces.Contains(e.ClrType)).Select(e => e.GetTableName()).OfType<string>().Distinct();
            var content = new System.Text.StringBuilder();
            await db.Database.OpenConnectionAsync();
            foreach (var table in tables.Order(StringComparer.Ordinal))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    var values = new object[reader.FieldCount];
                    reader.GetValues(values);
                    content.Append(table).AppendJoin('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : $"{v}")).Append('\n');
                }
            }

            return content.ToString();
        }
    }
}
