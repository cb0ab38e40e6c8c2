using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Officer.Audit;

namespace SecurityPortal.Web.Hosting.Commands;

/// <summary>
/// The commands <c>backup &lt;folder&gt;</c>, <c>restore &lt;folder&gt; [--replace]</c> and <c>verify-audit [checkpoints]</c>. They bring no schema up to
/// date before their work: a backup leaves the database as it is.
/// </summary>
public static class UpkeepCommands
{
    private const int Failed = 1;
    private const int Incomplete = 2;
    private const int Broken = 3;

    /// <summary>Runs the command that the arguments name. Answers the exit code of the process; null when they name none.</summary>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        if (args is not ["backup" or "restore" or "verify-audit", ..])
        {
            return null;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(Languages.English);
        return args switch
        {
            ["backup", var folder] => await BackupAsync(services, folder),
            ["restore", var folder] => await RestoreAsync(services, folder, replace: false),
            ["restore", var folder, "--replace"] => await RestoreAsync(services, folder, replace: true),
            ["verify-audit"] => await VerifyAsync(services, null),
            ["verify-audit", var file] => await VerifyAsync(services, file),
            _ => Fail("backup <folder> | restore <folder> [--replace] | verify-audit [file of checkpoints]"),
        };
    }

    private static async Task<int> BackupAsync(IServiceProvider services, string folder)
    {
        var places = Places(services);
        var made = await services.GetRequiredService<PortalBackup>().CreateAsync(places, folder, CancellationToken.None);
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
        foreach (var key in missing)
        {
            await Console.Error.WriteLineAsync($"A file has a row and is not there: {key}");
        }

        Console.WriteLine("The backup is restored.");
        var verdict = await VerifyAsync(services, null);
        return verdict != 0 ? verdict : missing.Count > 0 ? Incomplete : 0;
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

    private static PortalPlaces Places(IServiceProvider services) => PortalPlaces.Of(
        services.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
        services.GetRequiredService<IOptions<PortalOptions>>().Value,
        services.GetRequiredService<IOptions<AuditSettings>>().Value.CheckpointFile!);

    private static string Sentence(IServiceProvider services, Error error) => services.GetRequiredService<IStringLocalizer<ErrorTexts>>().Sentence(error);

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Failed;
    }
}
