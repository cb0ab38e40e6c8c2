namespace SecurityPortal.Core.Audit;

/// <summary>Follows a chain row by row and notes where it does not hold; goes on after a broken place as well as can be.</summary>
internal sealed class AuditChainReading(IEnumerable<AuditCheckpoint> checkpoints, Func<AuditRow, long, string, string> hashOf)
{
    private readonly ILookup<long, AuditCheckpoint> _checkpoints = checkpoints.ToLookup(c => c.Sequence);
    private readonly List<AuditBreak> _breaks = [];

    // What the next row may have been chained to: after a changed row its hash as stored or as it should be; after a gap nobody knows.
    private string[]? _previous = [""];
    private long _next = 1;
    private long _rows;
    private long _lastSeen;
    private AuditCheckpoint? _anchor;

    /// <summary>The next row in order.</summary>
    public void Read(AuditRow row)
    {
        var sequence = row.Sequence!.Value;
        if (sequence != _next)
        {
            Add(_next, sequence - 1, AuditBreakKind.Missing);
            _previous = null;
        }

        string[] right = [.. (_previous ?? []).Select(p => hashOf(row, sequence, p))];
        if (_previous is not null && !right.Contains(row.Hash))
        {
            Add(sequence, sequence, AuditBreakKind.Changed);
        }
        else
        {
            Compare(row, sequence);
        }

        _previous = [.. right.Append(row.Hash!).Distinct()];
        (_next, _rows) = (sequence + 1, _rows + 1);
    }

    /// <summary>What was found, once the last row was read.</summary>
    public AuditVerdict Verdict()
    {
        var last = _checkpoints.Select(c => c.Key).DefaultIfEmpty().Max();
        if (last >= _next)
        {
            Add(_next, last, AuditBreakKind.CutOff);
        }

        return new AuditVerdict(_rows, [.. _breaks.Take(AuditVerdict.MostBreaks)], _anchor);
    }

    // A row that is right in itself: is it the one that was signed?
    private void Compare(AuditRow row, long sequence)
    {
        foreach (var checkpoint in _checkpoints[sequence])
        {
            if (checkpoint.Hash == row.Hash)
            {
                (_anchor, _lastSeen) = (checkpoint, sequence);
            }
            else
            {
                Add(_lastSeen + 1, sequence, AuditBreakKind.Rewritten);
                _lastSeen = sequence;
            }
        }
    }

    private void Add(long first, long last, AuditBreakKind kind)
    {
        if (_breaks.Count > 0 && _breaks[^1] is var before && before.Kind == kind && before.Last == first - 1)
        {
            _breaks[^1] = before with { Last = last };
        }
        else if (_breaks.Count <= AuditVerdict.MostBreaks)
        {
            _breaks.Add(new AuditBreak(first, last, kind));
        }
    }
}
