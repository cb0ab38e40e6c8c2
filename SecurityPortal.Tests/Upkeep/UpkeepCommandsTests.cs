using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
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

    [Fact]
    public async Task MoveFiles_SaysWhatIsNotSetAndThenWhatItMoved()
    {
        await using var database = await Database.CreateAsync();
        var disk = new DiskFileStore(Path.Combine(database.Folder, "files"), TimeProvider.System);
        using var bytes = new MemoryStream([1, 2, 3]);
        await using var staged = (await disk.WriteAsync(bytes, 3, default)).Value;
        var key = (await staged.KeepAsync(default)).Value;
        await using (var db = database.CreateDbContext())
        {
            foreach (var storageKey in new[] { key, Guid.NewGuid().ToString("N") })
            {
                db.StoredFiles.Add(new StoredFile
                {
                    StorageKey = storageKey, ContentType = "application/pdf", Size = 3, Sha256 = staged.Sha256, CreatedBy = Guid.NewGuid(),
                    CreatedAt = TimeProvider.System.UtcNow(),
                });
            }

            await db.SaveChangesAsync();
        }

        var unset = await RunAsync(database.Folder, "move-files");
        Assert.Equal(1, unset.Code);
        Assert.Contains("Files:S3:Bucket", unset.Error, StringComparison.Ordinal);

        var server = await S3Server.Started;
        var settings = server.Settings(Guid.NewGuid().ToString("N"));
        var moved = await RunAsync(
            database.Folder,
            new Dictionary<string, string?>
            {
                ["Files__S3__ServiceUrl"] = settings.ServiceUrl, ["Files__S3__Bucket"] = settings.Bucket, ["Files__S3__AccessKey"] = settings.AccessKey,
                ["Files__S3__SecretKey"] = settings.SecretKey, ["Files__S3__Prefix"] = settings.Prefix,
            },
            "move-files");

        Assert.Equal(1, moved.Code);
        Assert.Contains("1 moved, 0 already there, 1 missing, 0 differing", moved.Output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(string data, params string[] args) => RunAsync(data, [], args);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string data, Dictionary<string, string?> settings, params string[] args)
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
        settings.ToList().ForEach(s => start.Environment[s.Key] = s.Value);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
