using SecurityPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalWeb();

var app = builder.Build();
app.UsePortalWeb();
app.MapPortalWeb();
app.Run();

public partial class Program;
