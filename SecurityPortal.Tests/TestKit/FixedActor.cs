using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Whoever the test says is signed in.</summary>
public sealed class FixedActor(Actor? actor) : IActorAccessor
{
    public Actor? Actor { get; set; } = actor;

    public Task<Actor?> FindAsync(CancellationToken ct = default) => Task.FromResult(Actor);
}
