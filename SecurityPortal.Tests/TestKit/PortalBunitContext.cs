using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Servers;
using SecurityPortal.Web.Live;
using SecurityPortal.Web.Localization;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Base of component tests: MudBlazor, texts in English, a clock that stands still, scripts that answer nothing.</summary>
public abstract class PortalBunitContext : BunitContext, IAsyncLifetime
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    protected PortalBunitContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<IStringLocalizer<ErrorTexts>, ErrorSentenceLocalizer>();
        Services.AddTransient<MudLocalizer, PortalMudLocalizer>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IServerBus, SingleServer>();
        Services.AddScoped<LivePages>();
        Speak("en");
    }

    /// <summary>Changes the language of what is rendered from now on: sq, sr-Latn or en.</summary>
    protected static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    // MudBlazor's services are only IAsyncDisposable, so the context must go down the asynchronous way.
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
