using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Ranges over this text compare byte by byte on every database, whatever the database's own collation.</summary>
    public static void ComparesByBytes(this PropertyBuilder<string> property) => property.HasAnnotation(BytesAnnotation, true);

    /// <summary>Gives the properties marked by <see cref="ComparesByBytes"/> their collation; the mark does not stay in the model.</summary>
    public static void SetByteCollation(this ModelBuilder builder, string? collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            if (property.RemoveAnnotation(BytesAnnotation) is not null && collation is not null)
            {
                property.SetCollation(collation);
            }
        }
    }
}
