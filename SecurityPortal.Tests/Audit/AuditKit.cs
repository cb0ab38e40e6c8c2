using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Audit;

/// <summary>The trail of a test's database, its keys and checkpoints beside it.</summary>
internal sealed class AuditKit
{
    public AuditKit(Database database, TimeProvider clock)
    {
        var settings = Options.Create(new AuditSettings
        {
            CheckpointFile = Path.Combine(database.Folder, "audit-checkpoints.jsonl"), KeyDirectory = Path.Combine(database.Folder, "keys", "audit"),
        });
        File = settings.Value.CheckpointFile!;
        KeyDirectory = settings.Value.KeyDirectory;
        Chain = new AuditChain(database);
        Checkpoints = new AuditCheckpoints(database, new AuditKeys(settings), settings, clock);
        Verification = new AuditVerification(database, Chain, Checkpoints, clock);
    }

    public string File { get; }

    public string KeyDirectory { get; }

    public AuditChain Chain { get; }

    public AuditCheckpoints Checkpoints { get; }

    public AuditVerification Verification { get; }
}
