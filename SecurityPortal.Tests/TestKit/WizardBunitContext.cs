using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Base of tests of what stands inside a wizard: its state, and registries that answer what the test says.</summary>
public abstract class WizardBunitContext : PortalBunitContext
{
    protected FakeLookups Registry { get; } = new();

    protected WizardState Wizard { get; } = new() { Step = "background", Draft = Draft() };

    /// <summary>Paths that were said to have changed.</summary>
    protected List<string> Touched { get; } = [];

    /// <summary>Elements that were given the focus.</summary>
    protected List<string> Focused { get; } = [];

    protected WizardBunitContext()
    {
        Services.AddSingleton<IPersonLookupService>(Registry);
        Services.AddSingleton<IBusinessLookupService>(Registry);
        Services.Configure<RegistrySettings>(_ => { });
        Wizard.Touched += Touched.Add;
        Wizard.Focus = id =>
        {
            Focused.Add(id);
            return Task.CompletedTask;
        };
    }

    protected static DraftView Draft(params DraftComment[] comments) => new()
    {
        Id = Guid.Parse("0199a000-0000-7000-8000-000000000001"),
        ProcessKey = "ServiceLicence",
        ClassCode = "SRV-BAZ",
        ClassName = new LocalName { Sq = "a", Sr = "b", En = "c" },
        Kind = RequestKind.Initial,
        Reference = "D-1",
        PayloadJson = "{}",
        Step = "background",
        DoneSteps = new HashSet<string>(),
        Version = Guid.Empty,
        ChangedAt = default,
        MaySubmit = true,
        Correction = comments.Length == 0 ? null : new DraftCorrection(Guid.Empty, "SL-2026-000001", null, comments),
    };

    /// <summary>Types into the field of a path.</summary>
    protected static void Type<T>(IRenderedComponent<T> cut, string path, string text)
        where T : IComponent => cut.Find($"[data-testid='{path}']").Input(text);

    /// <summary>Types a number and presses Enter.</summary>
    protected static void Search<T>(IRenderedComponent<T> cut, string path, string number)
        where T : IComponent
    {
        Type(cut, path, number);
        cut.Find("form.number-search").Submit();
    }
}
