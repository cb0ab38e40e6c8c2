using System.Linq.Expressions;
using System.Reflection;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

/// <summary>Which stored files are in use: those that a foreign key of any table leads to. A table that keeps a file without one would lose it.</summary>
internal static class FileUses
{
    private static readonly MethodInfo Column = typeof(FileUses).GetMethod(nameof(IdsIn), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The files referred to, table by table.</summary>
    public static IReadOnlyList<IQueryable<Guid?>> Of(PortalDbContext db) =>
    [
        .. from entity in db.Model.GetEntityTypes()
           from key in entity.GetForeignKeys()
           where key.PrincipalEntityType.ClrType == typeof(StoredFile)
           select (IQueryable<Guid?>)Column.MakeGenericMethod(entity.ClrType).Invoke(null, [db, key.Properties[0].Name])!,
    ];

    private static IQueryable<Guid?> IdsIn<TEntity>(PortalDbContext db, string property)
        where TEntity : class
    {
        var row = Expression.Parameter(typeof(TEntity), "row");
        return db.Set<TEntity>().Select(Expression.Lambda<Func<TEntity, Guid?>>(Expression.Convert(Expression.Property(row, property), typeof(Guid?)), row));
    }
}
