using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>
/// A wall of the gallery: lists components with their states, and draws the one asked for. Every descendant is found by itself; its markup is <c>@Shown</c>
/// alone. What a state needs beside parameters, it says in the state.
/// </summary>
public abstract class GalleryRoom : ComponentBase
{
    private IReadOnlyList<GalleryEntry>? _entries;

    /// <summary>Name of the component shown.</summary>
    [Parameter] public string Component { get; set; } = "";

    /// <summary>Name of its state.</summary>
    [Parameter] public string State { get; set; } = "";

    /// <summary>What surrounds the component; there by the time a state is drawn.</summary>
    [CascadingParameter] public GalleryScene Scene { get; set; } = null!;

    /// <summary>The components of this wall. The same instance at each call: a state's content belongs to the component that draws it.</summary>
    public IReadOnlyList<GalleryEntry> Entries => _entries ??= [.. List()];

    /// <summary>The component in the state asked for.</summary>
    protected RenderFragment Shown => Entries.Single(e => e.Name == Component).States.Single(s => s.Name == State).Content;

    /// <summary>Names the components and their states.</summary>
    protected abstract IEnumerable<GalleryEntry> List();

    protected GalleryEntry Of<T>(params GalleryState[] states)
        where T : IComponent => new(typeof(T), GetType(), states);

    /// <summary>A component of a generic type, or one without a page of its own type argument.</summary>
    protected GalleryEntry Of(Type component, params GalleryState[] states) => new(component, GetType(), states);

    /// <summary>A state that needs parameters alone.</summary>
    protected static GalleryState Show(string name, RenderFragment content) => new(name, content);

    /// <summary>A state in which answers are wrong.</summary>
    /// <param name="content">The component.</param>
    /// <param name="wrong">Path of an answer and code of what is wrong with it.</param>
    protected static GalleryState Wrong(RenderFragment content, params (string Path, string Code)[] wrong) =>
        new("error", content) { Errors = [.. wrong.Select(w => new FieldError(GalleryScene.Step, w.Path, w.Code))] };

    /// <summary>A state in which the officer commented on an answer.</summary>
    protected static GalleryState Commented(RenderFragment content, string path) =>
        new("comment", content) { Comments = [new DraftComment(GalleryScene.Step, path, GallerySamples.Comment)] };

    /// <summary>A state reached by pressing something.</summary>
    protected static GalleryState Pressed(string name, RenderFragment content, params string[] press) => new(name, content) { Press = press };
}
