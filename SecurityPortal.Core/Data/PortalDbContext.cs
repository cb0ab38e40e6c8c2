using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>
/// The portal's tables, one model for every database. Services make one per operation from the factory; <see cref="TransactionExtensions"/> runs commands.
/// Each room names its own tables (<c>CaseTables</c>, <c>ContractTables</c> and so on) and configures them beside their entities.
/// Inside the lambda of a query, where the compiler takes no such property, <c>db.Set&lt;Case&gt;()</c> says the same.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityDbContext<PortalUser, IdentityRole<Guid>, Guid>(options)
{
    private const int EnumLength = 24;

    private static readonly Assembly Core = typeof(PortalDbContext).Assembly;

    /// <summary>Rows that are saved though the transaction is rolled back: that somebody was refused.</summary>
    public IList<object> KeptOnRollback { get; } = [];

    /// <summary>The collation under which texts compare byte by byte; none where they do anyway.</summary>
    protected virtual string? ByteCollation => null;

    /// <summary>The collation under which names sort as in a language, one of <see cref="Languages.All"/>.</summary>
    internal abstract string NameCollation(string language);

    /// <summary>
    /// Waits, as the first thing in a command's transaction, until no command has asked to be alone; or, <paramref name="alone"/>, until no other command is
    /// under way, and keeps others waiting. Holds until the transaction ends.
    /// </summary>
    internal abstract Task TakeTurnAsync(bool alone, CancellationToken ct);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumLength).AreUnicode(false);
        foreach (var type in Core.GetTypes().Where(IsStoredText))
        {
            configurationBuilder.Properties(type)
                .HaveConversion(typeof(StoredTextConverter<>).MakeGenericType(type))
                .HaveMaxLength((int)type.GetProperty(nameof(IStoredText<>.MaxStoredLength))!.GetValue(null)!)
                .AreUnicode(false);
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(Core);
        builder.SetByteCollation(ByteCollation);
    }

    private static bool IsStoredText(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStoredText<>));
}
