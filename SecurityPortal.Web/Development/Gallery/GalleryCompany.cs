using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>The made-up company that acts in every scene, whoever is signed in.</summary>
public sealed class GalleryCompany : IActorAccessor
{
    public static Actor Actor { get; } = new()
    {
        UserId = Guid.Parse("0199a000-0000-7000-8000-00000000000a"),
        CompanyId = Guid.Parse("0199a000-0000-7000-8000-00000000000b"),
        Name = GallerySamples.CompanyName,
        Language = Languages.Albanian,
        OwnsCompany = true,
        Permissions = DelegatePermissions.All,
    };

    public Task<Actor?> FindAsync(CancellationToken ct = default) => Task.FromResult<Actor?>(Actor);
}
