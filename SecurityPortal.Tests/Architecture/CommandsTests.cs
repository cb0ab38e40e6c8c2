using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Architecture;

/// <summary>
/// Every command passes one door, which tells of it by name and outcome. Read from the compiled code: whoever opens a context of its own and saves goes around
/// the door, and stands in the lists below.
/// </summary>
public sealed class CommandsTests
{
    // A look, or a refusal before the door, leaves its row in the trail, and changes nothing else.
    private static readonly string[] Looks =
    [
        "AccountAdministration.FindAsync", "AccountAdministration.ListAsync", "AppealFiling.AttachAsync", "AppealQueries.OpenFileAsync",
        "ApplicantCaseQueries.ReadAsync", "AttachmentReader.OpenAsync", "AuditQueries.ListAsync", "AuditTrail.RefuseAsync",
        "AuditVerification.VerifyAsync", "CardBatchPrinting.BatchAsync", "CardQueries.ListAsync", "CaseViewQueries.ReadAsync",
        "CaseViewQueries.RevealAsync", "ContractQueries.ExportAsync", "ContractQueries.RegisterAsync", "DaySheetQueries.ReadAsync",
        "DeskQueries.SlipAsync", "DraftComments.UntouchedAsync", "DraftDocuments.CheckAsync", "DraftDocuments.CropAsync", "DraftDocuments.ListAsync",
        "DraftDocuments.PlaceAsync", "DraftStore.LoadAsync", "EmploymentService.AttachAsync", "EmploymentService.OpenContractAsync",
        "ExamQueries.GroupAsync", "ExamQueries.SessionAsync", "ExamResultImport.RosterAsync", "ExamResultImport.TakeOverAsync", "IdentityDesk.FindAsync",
        "IdentityDesk.OpenAsync", "IdentityDesk.RevealAsync", "IdentityDesk.WaitingAsync", "IncidentQueries.RegisterAsync",
        "IncidentStatistics.ExcelAsync", "LicenceFileReader.ReadAsync", "LicenceQueries.RegisterAsync", "PaperService.CollectiveAsync",
        "PaperService.DecisionAsync", "PaperService.DraftFormAsync", "PaperService.LicenceAsync", "PaperService.MeasureAsync", "PaperService.RequestAsync",
        "PaperService.SlipAsync", "PaymentService.OpenReceiptAsync", "PaymentService.UploadReceiptAsync", "PersonSearch.FindAsync",
        "PersonSearch.RevealAsync", "PoliceFiles.OpenAsync", "ProtectionQueries.RegisterAsync", "QueueQueries.PageAsync", "RegistryComparer.CompareAsync",
        "SlipQueries.ListAsync", "WorkerExport.OfCompanyAsync", "WorkerQueries.FileAsync", "WorkerQueries.RegisterAsync", "WorkerQueries.RevealAsync",
    ];

    // What runs, counts or sets up without anybody having commanded it; and what is kept while somebody types, every two seconds.
    private static readonly string[] Own =
    [
        "AccountAdministration.CreateAdministratorAsync", "AuditChain.SealAsync", "CheckpointMailing.RunAsync", "DemoAccounts.SeedAsync",
        "DemoCases.SeedAsync", "DemoStage.AddCompanyAsync", "DemoStage.AttachAsync", "DemoStage.DisposeAsync", "DemoStage.SessionAsync",
        "DemoStage.TakeFilesInAsync", "DraftStore.SaveAsync", "EmailProofs.CleanAsync", "EmailProofs.RefuseAsync", "ExamImportStore.KeepAsync",
        "ExamImportSweep.RunAsync", "FileMove.RunAsync", "FileSweep.SweepRowsAsync", "HealthProbes.WriteAsync", "JobLeases.LeaveAsync",
        "JobLeases.RenewAsync", "JobLeases.TakeAsync", "LookupBatch.RecordAsync", "LookupJournal.RecordAsync", "OutboxSender.ClaimAsync",
        "OutboxSender.CloseAsync", "OutboxSender.PostponeAsync", "PersonRegistrationService.TellHolderAsync", "PortalBackup.AuditAsync",
        "PortalBackup.SnapshotAsync", "ProfileService.SaveLanguageAsync", "RestoredFiles.MissingAsync", "SignInService.NeedAsync", "Throttle.CleanAsync",
        "UploadBound.TakeAsync", "UserSessions.CleanAsync", "UserSessions.EndAsync", "UserSessions.HoldsAsync",
    ];

    // As above, in the reserve that stays open while the portal is read-only.
    private static readonly string[] Reserve =
    [
        "AccountAdministration.EnsureRolesAsync", "LookupAlarm.CheckAsync", "LookupBatch.PermitAsync", "LookupJournal.AskAsync",
        "LookupJournal.NoteAsync", "OpenSessions.InTransactionAsync",
        "PasskeySignIn.AuditAsync", "ReferenceData.SeedAsync", "SecondFactorService.BeginAsync", "SecondFactorService.GuardedAsync", "SignInService.AuditAsync",
        "Throttle.InTransactionAsync",
    ];

    private static readonly ModuleDefinition Core = ModuleDefinition.ReadModule(typeof(PortalDbContext).Assembly.Location);

    private static readonly IReadOnlyList<Unit> Units = [.. Core.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && !IsMachine(m)).Select(Unit.Of)];

    private static readonly HashSet<string> Saving = FindSaving();

    [Fact]
    public void Writes_PassTheDoorOrStandInTheLists() => AssertSame(Looks.Concat(Own), Units.Where(u => u.Calls.Any(OpensContext) && Saves(u)));

    [Fact]
    public void Reserve_IsForWhatStandsInTheList() =>
        AssertSame(Reserve, Units.Where(u => u.Calls.Any(c => c.Name == nameof(TransactionExtensions.InReserveAsync))));

    [Fact]
    public void Door_IsPassedByMany() => Assert.InRange(Units.Count(u => u.Calls.Any(IsDoor)), 80, 1000);

    // Else the journal would call many commands by the one name of what they share.
    [Fact]
    public void WhoRunsTheWorkOfAnother_PassesOnItsName() => Assert.Empty(
        Units.Where(u => u.Calls.Any(IsDoor) && u.Method.Parameters.Any(IsWork) && !TakesName(u.Method)).Select(u => u.Name));

    private static void AssertSame(IEnumerable<string> listed, IEnumerable<Unit> found)
    {
        var names = found.Where(u => u.Type != nameof(TransactionExtensions)).Select(u => u.Name).Distinct().ToList();
        var differences = names.Except(listed).Select(n => $"not listed: {n}").Concat(listed.Except(names).Select(n => $"not there: {n}")).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static HashSet<string> FindSaving()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var known = Units.Where(u => u.Method.Parameters.Any(IsContext)).ToList();
        for (var before = -1; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(known.Where(u => u.Calls.Any(c => IsWrite(c) || found.Contains(c.GetElementMethod().FullName))).Select(u => u.Method.FullName));
        }

        return found;
    }

    private static bool Saves(Unit unit) => unit.Calls.Any(c => IsWrite(c) || Saving.Contains(c.GetElementMethod().FullName));

    private static bool IsWrite(MethodReference called) => called.Name is nameof(DbContext.SaveChangesAsync) or nameof(DbContext.SaveChanges)
        or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or "ExecuteSqlAsync" or "ExecuteSqlRawAsync";

    private static bool OpensContext(MethodReference called) => called.Name is "CreateDbContextAsync" or "CreateDbContext";

    private static bool IsDoor(MethodReference called) => called.Resolve() is { } method && method.Module == Core && TakesName(method)
        && (method.DeclaringType.Name is nameof(TransactionExtensions) or nameof(OpenSessions) || method.Parameters.Any(IsWork));

    private static bool TakesName(MethodDefinition method) =>
        method.Parameters.Any(p => p.CustomAttributes.Any(a => a.AttributeType.Name == nameof(CallerMemberNameAttribute)))
            || method.Name == nameof(TransactionExtensions.AsCommandAsync);

    private static bool IsWork(ParameterDefinition parameter) => parameter.ParameterType is GenericInstanceType { Name: var name } type
        && (name.StartsWith("Func`", StringComparison.Ordinal) || name.StartsWith("Action`", StringComparison.Ordinal))
        && type.GenericArguments.Any(a => a.Name == nameof(PortalDbContext));

    private static bool IsContext(ParameterDefinition parameter) => parameter.ParameterType.Name == nameof(PortalDbContext);

    private static bool IsMachine(MethodDefinition method) => method.DeclaringType.Interfaces.Any(i => i.InterfaceType.Name == nameof(IAsyncStateMachine));

    /// <summary>A method or a lambda with what it calls, on its way through the machine that the compiler makes of an asynchronous one.</summary>
    private sealed record Unit(MethodDefinition Method, IReadOnlyList<MethodReference> Calls)
    {
        public string Type => Outermost(Method.DeclaringType).Name.Split('`')[0];

        public string Name => $"{Type}.{(Method.Name[0] == '<' ? Method.Name[1..Method.Name.IndexOf('>', StringComparison.Ordinal)] : Method.Name)}";

        public static Unit Of(MethodDefinition method)
        {
            var machine = method.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == nameof(AsyncStateMachineAttribute))?
                .ConstructorArguments[0].Value as TypeReference;
            var bodies = (machine?.Resolve().Methods.Where(m => m.HasBody) ?? []).Append(method);
            return new Unit(method, [.. bodies.SelectMany(m => m.Body.Instructions).Where(i => i.OpCode.Code is Code.Call or Code.Callvirt)
                .Select(i => i.Operand).OfType<MethodReference>()]);
        }

        private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
    }
}
