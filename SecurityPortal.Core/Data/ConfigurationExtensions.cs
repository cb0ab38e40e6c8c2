using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>What configurations of several rooms say alike.</summary>
internal static class ConfigurationExtensions
{
    private const string BytesAnnotation = "Portal:ComparesByBytes";

    public static void HasLocalName<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, LocalName?>> name)
        where T : class =>
        entity.ComplexProperty(name, n =>
        {
            n.Property(x => x!.Sq).HasMaxLength(300);
            n.Property(x => x!.Sr).HasMaxLength(300);
            n.Property(x => x!.En).HasMaxLength(300);
        });

    /// <summary>A version token that the application sets, since SQLite generates none.</summary>
    public static void HasVersion<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, Guid>> version)
        where T : class => entity.Property(version).IsConcurrencyToken().ValueGeneratedNever();

    /// <summary>This text compares byte by byte on every database, whatever the database's own collation. What is no Unicode text does so anyway.</summary>
    public static PropertyBuilder<T> ComparesByBytes<T>(this PropertyBuilder<T> property) => property.HasAnnotation(BytesAnnotation, true);

    /// <summary>
    /// Gives numbers, codes, tokens and search words their collation: what is no Unicode text, what <see cref="ComparesByBytes"/> marks, and the keys of
    /// accounts. The mark does not stay in the model.
    /// </summary>
    public static void SetByteCollation(this ModelBuilder builder, string? collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            var isMarked = property.RemoveAnnotation(BytesAnnotation) is not null;
            if (collation is not null && IsText(property) && (isMarked || property.IsUnicode() == false || IsAccountKey(property)))
            {
                property.SetCollation(collation);
            }
        }
    }

    private static bool IsText(IMutableProperty property) =>
        (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);

    // Identity sets these up by itself: what is looked up by them is folded already, or no word at all.
    private static bool IsAccountKey(IMutableProperty property) => property.Name
        is nameof(IdentityUser.NormalizedUserName) or nameof(IdentityUser.NormalizedEmail) or nameof(IdentityUser.SecurityStamp)
        or nameof(IdentityRole.NormalizedName) or nameof(IdentityUserLogin<>.LoginProvider) or nameof(IdentityUserLogin<>.ProviderKey);
}
