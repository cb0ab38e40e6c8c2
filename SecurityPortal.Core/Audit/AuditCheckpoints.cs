using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>The file of signed checkpoints: the only witness, outside the database, of how long the chain was and what it ended in.</summary>
public sealed class AuditCheckpoints(IDbContextFactory<PortalDbContext> dbFactory, AuditKeys keys, IOptions<AuditSettings> settings, TimeProvider clock)
{
    // Up to where the file speaks; read once, since a file of years is long.
    private long? _signed;

    private string File => settings.Value.CheckpointFile!;

    /// <summary>Signs the end of the chain, unless it is signed already or shorter than what was signed. Answers the checkpoint, or null.</summary>
    public async Task<AuditCheckpoint?> WriteAsync(CancellationToken ct)
    {
        _signed ??= (await ReadAsync(ct)).Checkpoints.Max(c => (long?)c.Sequence) ?? 0;
        if (await EndAsync(ct) is not { } end || end.Sequence <= _signed)
        {
            return null;
        }

        var checkpoint = keys.Sign(end.Sequence, end.Hash, ToSecond(clock.UtcNow()));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!);
        await using var stream = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            await writer.WriteLineAsync(checkpoint.ToLine().AsMemory(), ct);
        }

        stream.Flush(flushToDisk: true);
        _signed = checkpoint.Sequence;
        return checkpoint;
    }

    /// <summary>Every checkpoint of the file that a believed key has signed, and the lines that are none.</summary>
    public Task<SignedCheckpoints> ReadAsync(CancellationToken ct) => ReadAsync(File, ct);

    /// <summary>The same of another file, such as a copy that was kept elsewhere.</summary>
    public async Task<SignedCheckpoints> ReadAsync(string file, CancellationToken ct)
    {
        if (!System.IO.File.Exists(file))
        {
            return new SignedCheckpoints([], []);
        }

        var lines = new List<string>();
        await using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                lines.Add(line);
            }
        }

        var read = lines.Select((line, i) => (Number: i + 1, Line: line)).Where(l => !string.IsNullOrWhiteSpace(l.Line))
            .Select(l => (l.Number, Checkpoint: AuditCheckpoint.FromLine(l.Line))).ToList();
        var believed = keys.Believed(read.Select(r => r.Checkpoint).OfType<AuditCheckpoint>());
        var known = believed.ToHashSet();
        return new SignedCheckpoints(believed, [.. read.Where(r => r.Checkpoint is null || !known.Contains(r.Checkpoint)).Select(r => r.Number)]);
    }

    private async Task<(long Sequence, string Hash)?> EndAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var last = await db.AuditRows.Where(r => r.Sequence != null).OrderByDescending(r => r.Sequence)
            .Select(r => new { r.Sequence, r.Hash }).FirstOrDefaultAsync(ct);
        return last is null ? null : (last.Sequence!.Value, last.Hash!);
    }

    private static DateTime ToSecond(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}

/// <summary>What a file of checkpoints holds.</summary>
/// <param name="Checkpoints">Those that a believed key has signed.</param>
/// <param name="Unbelieved">Lines, from 1, that are no checkpoint or bear no believed signature.</param>
public sealed record SignedCheckpoints(IReadOnlyList<AuditCheckpoint> Checkpoints, IReadOnlyList<int> Unbelieved);
