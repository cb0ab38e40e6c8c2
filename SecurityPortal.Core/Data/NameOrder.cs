using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SecurityPortal.Core.Data;

/// <summary>Sorts names in the database as in the language shown: ç after c, dh after d, lj after l.</summary>
internal static class NameOrder
{
    private static readonly MethodInfo Collate =
        typeof(RelationalDbFunctionsExtensions).GetMethod(nameof(RelationalDbFunctionsExtensions.Collate))!.MakeGenericMethod(typeof(string));

    public static IOrderedQueryable<T> OrderByName<T>(this IQueryable<T> rows, PortalDbContext db, Expression<Func<T, string>> name) =>
        rows.OrderBy(Collated(db, name));

    public static IOrderedQueryable<T> ThenByName<T>(this IOrderedQueryable<T> rows, PortalDbContext db, Expression<Func<T, string>> name) =>
        rows.ThenBy(Collated(db, name));

    private static Expression<Func<T, string>> Collated<T>(PortalDbContext db, Expression<Func<T, string>> name) => Expression.Lambda<Func<T, string>>(
        Expression.Call(
            Collate, Expression.Property(null, typeof(EF), nameof(EF.Functions)), name.Body,
            Expression.Constant(db.NameCollation(CultureInfo.CurrentUICulture.Name))),
        name.Parameters);
}
