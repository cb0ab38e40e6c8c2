using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    /// <inheritdoc/>
    protected override string ByteCollation => "Latin1_General_BIN2";

    internal override string NameCollation(string language) => language switch
    {
        Languages.Serbian => "Serbian_Latin_100_CI_AS",
        Languages.English => "Latin1_General_100_CI_AS",
        _ => "Albanian_100_CI_AS",
    };

    internal override Task TakeTurnAsync(bool alone, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"""
        DECLARE @turn int, @mode varchar(9) = {(alone ? "Exclusive" : "Shared")};
        EXEC @turn = sp_getapplock @Resource = 'SecurityPortal.Commands', @LockMode = @mode, @LockOwner = 'Transaction', @LockTimeout = 60000;
        IF @turn < 0 THROW 51000, 'A command waited too long for its turn.', 1;
        """, ct);
}
