using MudBlazor.Services;
using SecurityPortal.Benchmarks.BareForm;

// The yardstick of circuits: what any portal made with MudBlazor pays for a form of twelve fields.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddMudServices();
builder.Logging.SetMinimumLevel(LogLevel.Warning);

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
