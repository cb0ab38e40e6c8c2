using SecurityPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalCore();
builder.AddPortalWeb();

var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UsePortalWeb();
app.MapPortalWeb();
await app.RunAsync();

public partial class Program;
