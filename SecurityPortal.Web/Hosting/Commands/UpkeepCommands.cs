using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Officer.Audit;

namespace SecurityPortal.Web.Hosting.Commands;

/// <summary>
/// The commands <c>backup &lt;folder&gt; [--without-files]</c>, <c>restore &lt;folder&gt; [--replace]</c>, <c>verify-audit [checkpoints]</c> and <c>move-files
/// [--to-disk]</c>. They bring no schema up to date before their work: a backup leaves the database as it is.
/// </summary>
public static class UpkeepCommands
{
    private const int Failed = 1;
    private const int Incomplete = 2;
    private const int Broken = 3;

    /// <summary>Runs the command that the arguments name. Answers the exit code of the process; null when they name none.</summary>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        if (args is not ["backup" or "restore" or "verify-audit" or "move-files", ..])
        {
            return null;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(Languages.English);
        return args switch
        {
            ["backup", var folder] => await BackupAsync(services, folder, withFiles: true),
            ["backup", var folder, "--without-files"] => await BackupAsync(services, folder, withFiles: false),
            ["restore", var folder] => await RestoreAsync(services, folder, replace: false),
            ["restore", var folder, "--replace"] => await RestoreAsync(services, folder, replace: true),
            ["verify-audit"] => await VerifyAsync(services, null),
            ["verify-audit", var file] => await VerifyAsync(services, file),
            ["move-files"] => await MoveAsync(services, toDisk: false),
            ["move-files", "--to-disk"] => await MoveAsync(services, toDisk: true),
            _ => Fail("backup <folder> [--without-files] | restore <folder> [--replace] | verify-audit [file of checkpoints] | move-files [--to-disk]"),
        };
    }

    private static async Task<int> BackupAsync(IServiceProvider services, string folder, bool withFiles)
    {
        var places = Places(services);
        var made = await services.GetRequiredService<PortalBackup>().CreateAsync(places, folder, withFiles, CancellationToken.None);
        if (!made.IsOk)
        {
            return Fail(Sentence(services, made.Error!));
        }

        var report = made.Value;
        var database = places.Database is null ? "" : "the database, ";
        Console.WriteLine($"The backup in {folder} holds {report.Files} uploaded files, {database}the keys and the checkpoints: {report.Bytes} bytes.");
        if (places.Database is null)
        {
            Console.WriteLine("The database is not in it: back it up with SQL Server, and restore it as of the moment in manifest.json.");
        }

        if (!withFiles)
        {
            Console.WriteLine("The uploaded files are not in it: what keeps them must be able to bring back those of the moment in manifest.json.");
        }

        if (report.Missing + report.Changed == 0)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync($"{report.Missing} files have a row and are not there; {report.Changed} are other ones than their rows say.");
        return Incomplete;
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, string folder, bool replace)
    {
        var restored = await services.GetRequiredService<PortalRestore>().RestoreAsync(folder, Places(services), replace, CancellationToken.None);
        if (!restored.IsOk)
        {
            return Fail(Sentence(services, restored.Error!));
        }

        foreach (var aside in restored.Value)
        {
            Console.WriteLine($"Put aside: {aside}");
        }

        await DataRoom.MigrateAsync(services, CancellationToken.None);
        var missing = await services.GetRequiredService<RestoredFiles>().MissingAsync(CancellationToken.None);
        foreach (var key in missing.IsOk ? missing.Value : [])
        {
            await Console.Error.WriteLineAsync($"A file has a row and is not there: {key}");
        }

        if (missing.Error is { } error)
        {
            await Console.Error.WriteLineAsync($"Whether every row has its file was not seen. {Sentence(services, error)}");
        }

        Console.WriteLine("The backup is restored.");
        var verdict = await VerifyAsync(services, null);
        return verdict != 0 ? verdict : missing.IsOk && missing.Value.Count == 0 ? 0 : Incomplete;
    }

    private static async Task<int> MoveAsync(IServiceProvider services, bool toDisk)
    {
        var stores = services.GetRequiredService<FileStores>();
        if (stores.S3Faults(services.GetRequiredService<IHostEnvironment>().IsDevelopment()) is { Count: > 0 } faults)
        {
            return Fail(string.Join('\n', faults));
        }

        var (disk, bucket) = (stores.Disk(), stores.S3());
        var moved = await services.GetRequiredService<FileMove>().RunAsync(
            toDisk ? bucket : disk, toDisk ? disk : bucket,
            r => Console.WriteLine(Line(r)),
            CancellationToken.None);
        if (!moved.IsOk)
        {
            return Fail($"{Sentence(services, moved.Error!)} What was moved stays: run the command again.");
        }

        var report = moved.Value;
        foreach (var key in report.Missing)
        {
            await Console.Error.WriteLineAsync($"A file has a row and is not there: {key}");
        }

        foreach (var key in report.Differing)
        {
            await Console.Error.WriteLineAsync($"A file is another one than its row says, and was not moved: {key}");
        }

        Console.WriteLine($"Done: {Line(report)}. None was removed.");
        return report.IsWhole ? 0 : Failed;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string? file)
    {
        if (file is not null && !File.Exists(file))
        {
            return Fail($"There is no file {file}.");
        }

        var verdict = await services.GetRequiredService<AuditVerification>().VerifyAsync(null, file, CancellationToken.None);
        var texts = services.GetRequiredService<IStringLocalizer<AuditTexts>>();
        foreach (var broken in verdict.Breaks)
        {
            await Console.Error.WriteLineAsync(texts.Sentence(broken));
        }

        var rows = verdict.Holds ? texts["HoldsText", verdict.Rows].Value : "";
        Console.WriteLine($"{texts[verdict.Holds ? "Holds" : "Broken"]}. {rows} {texts.Anchor(verdict)}");
        return verdict.Holds ? 0 : Broken;
    }

    private static string Line(MoveReport report) =>
        $"{report.Moved} moved, {report.Already} already there, {report.Missing.Count} missing, {report.Differing.Count} differing";

    private static PortalPlaces Places(IServiceProvider services) => PortalPlaces.Of(
        services.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
        services.GetRequiredService<IOptions<PortalOptions>>().Value,
        services.GetRequiredService<FileStores>().AreOnDisk,
        services.GetRequiredService<IOptions<AuditSettings>>().Value.CheckpointFile!);

    private static string Sentence(IServiceProvider services, Error error) => services.GetRequiredService<IStringLocalizer<ErrorTexts>>().Sentence(error);

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Failed;
    }
}
