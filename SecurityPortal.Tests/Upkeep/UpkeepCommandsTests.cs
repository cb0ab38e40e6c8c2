using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>The commands as an administrator of the server runs them: processes of their own, with exit codes.</summary>
public sealed class UpkeepCommandsTests
{
    [Fact]
    public async Task Commands_BackupRestoreVerify_SayWhatTheyFoundAndAnswerWithACode()
    {
        await using var database = await Database.CreateAsync();
        var kit = new AuditKit(database, TimeProvider.System);
        await using (var db = database.CreateDbContext())
        {
            for (var i = 0; i < 7; i++)
            {
                db.Audit(TimeProvider.System, null, "test.row", "test", i);
            }

            await db.SaveChangesAsync();
        }

        await kit.Chain.SealAsync(default);
        await kit.Checkpoints.WriteAsync(default);
        using var shelf = new TemporaryFolder();
        using var place = new TemporaryFolder();
        var target = Path.Combine(shelf.Path, "backup");

        var backup = await RunAsync(database.Folder, "backup", target);
        Assert.Equal((0, ""), (backup.Code, backup.Error));
        Assert.Contains("the database, the keys and the checkpoints", backup.Output, StringComparison.Ordinal);

        var restore = await RunAsync(place.Path, "restore", target);
        Assert.Equal((0, ""), (restore.Code, restore.Error));
        Assert.Contains("The chain holds. 7 rows were checked", restore.Output, StringComparison.Ordinal);
        Assert.Contains("Last checkpoint that agrees: row 7", restore.Output, StringComparison.Ordinal);

        var again = await RunAsync(place.Path, "restore", target);
        Assert.Equal(1, again.Code);
        Assert.Contains("--replace", again.Error, StringComparison.Ordinal);

        await using (var db = Database.At(place.Path).CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM AuditRows WHERE Sequence >= 6");
        }

        var verify = await RunAsync(place.Path, "verify-audit");
        Assert.Equal(3, verify.Code);
        Assert.Contains("Rows 6 to 7 are missing at the end of the chain", verify.Error, StringComparison.Ordinal);

        var unknown = await RunAsync(place.Path, "restore");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("restore <folder>", unknown.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string data, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Path("SecurityPortal.Web"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add(Repository.Path($"SecurityPortal.Web/bin/{configuration}/net10.0/SecurityPortal.Web.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Portal__DataDirectory"] = data;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
