using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecurityPortal.Core.Data;

/// <summary>How stored answers stand in a table.</summary>
internal static class PayloadConfiguration
{
    public static void HasPayload<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, StoredPayload>> payload)
        where T : class => entity.ComplexProperty(payload, p =>
        {
            p.Property(x => x.Json).HasColumnName("PayloadJson");
            p.Property(x => x.Version).HasColumnName("PayloadVersion");
        });
}
