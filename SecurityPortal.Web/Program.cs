using SecurityPortal.Web.Account;
using SecurityPortal.Web.Development.Gallery;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Hosting.Commands;

var builder = WebApplication.CreateBuilder(args);
if (StartupChecks.Faults(builder.Configuration, builder.Environment) is { Count: > 0 } faults)
{
    await Console.Error.WriteLineAsync("SecurityPortal does not start:\n" + string.Join('\n', faults));
    return 1;
}

builder.AddPortalCore();
builder.AddPortalIdentity();
builder.AddPortalWeb();
builder.AddComponentGallery();

var app = builder.Build();
if (await UpkeepCommands.RunAsync(app.Services, args) is { } exitCode)
{
    return exitCode;
}

await app.PrepareDatabaseAsync();
if (args is [CreateAdministrator.Verb, var email, ..])
{
    return await CreateAdministrator.RunAsync(app.Services, email);
}

app.DeferJobs();
app.UsePortalWeb();
app.MapPortalWeb();
await app.RunAsync();
return 0;

public partial class Program;
